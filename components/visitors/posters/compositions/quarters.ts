import type { Composition } from '../composition';
import { between, pick } from '../random';

const TILES: readonly [string, ...string[]] = [
  'M0 0A125 125 0 0 1 125 125H0z',
  'M0 0A125 125 0 0 1 125 125H0z',
  'M0 62.5A62.5 62.5 0 0 1 125 62.5z M0 125A62.5 62.5 0 0 1 125 125z',
  'M62.5 0A62.5 62.5 0 0 1 62.5 125A62.5 62.5 0 0 1 62.5 0z',
  'M0 0L125 125H0z',
];

/** Tiles with quarter circles, half circles and circles. */
export const quarters: Composition = {
  titleAt: 'top',
  titleHeight: 56,
  draw({ shape, accent, text }, random) {
    const tile = (i: number) => {
      const x = (i % 4) * 125;
      const y = 325 + Math.floor(i / 4) * 125;
      const turn = between(random, 0, 3) * 90;
      const fill = pick(random, [shape, shape, accent, text]);
      const place = `translate(${x} ${y}) rotate(${turn} 62.5 62.5)`;
      return `<path transform="${place}" fill="${fill}" d="${pick(random, TILES)}"/>`;
    };
    return Array.from({ length: 12 }, (_, i) => tile(i)).join('');
  },
};
