import type { Composition } from '../composition';
import { between, pick } from '../random';

/** Four curved ribbons. */
export const ribbons: Composition = {
  titleAt: 'top',
  titleHeight: 50,
  draw({ shape, accent, text }, random) {
    const lift = between(random, 300, 350);
    const width = between(random, 30, 40);
    const mirror = pick(random, ['', ' transform="matrix(-1 0 0 1 500 0)"']);
    const colours = [shape, accent, shape, text];
    const ribbon = (colour: string, i: number) => {
      const d = i * (width + 10);
      return `<path stroke="${colour}" d="M-60 ${600 + d}C170 ${620 + d} 60 ${lift + d} 240 ${lift + 20 + d}S320 ${560 + d} 560 ${430 + d}"/>`;
    };
    const paths = colours.map(ribbon).join('');
    return `<g fill="none" stroke-width="${width}"${mirror}>${paths}</g>`;
  },
};
