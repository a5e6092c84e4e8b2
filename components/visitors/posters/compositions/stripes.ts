import type { Composition } from '../composition';
import { between, pick } from '../random';

/** A ball on stripes. */
export const stripes: Composition = {
  titleAt: 'top',
  titleHeight: 48,
  draw({ ground, shape, accent }, random) {
    const mirror = pick(random, ['', ' transform="matrix(-1 0 0 1 500 0)"']);
    const width = between(random, 44, 58);
    const lines = [0, 1, 2, 3, 4]
      .map((i) => {
        const x = -150 + i * width * 1.75;
        return `M${x} 700L${x + 330} 290h${width}L${x + width} 700z`;
      })
      .join('');
    return (
      `<g${mirror}><path fill="${shape}" d="${lines}"/>` +
      `<circle cx="360" cy="440" r="132" fill="${accent}" stroke="${ground}" stroke-width="14"/>` +
      `<path fill="none" stroke="${ground}" stroke-width="9" d="M262 350q96 60 76 222M470 372q-98 30 -100 200"/></g>`
    );
  },
};
