import type { Composition } from '../composition';
import { between } from '../random';

const STAR = 'M0 -44L12 -14 44 -12 19 8 28 40 0 22 -28 40 -19 8 -44 -12 -12 -14z';

/** Stars and moons on strings. */
export const mobile: Composition = {
  titleAt: 'bottom',
  titleHeight: 43,
  draw({ ground, shape, accent, text }, random) {
    const thing = (i: number, x: number, y: number) => {
      const fill = i % 2 ? accent : shape;
      if (i % 3 === 0)
        return `<path transform="translate(${x} ${y}) scale(1.7)" fill="${fill}" d="${STAR}"/>`;
      if (i % 3 === 1) return `<circle cx="${x}" cy="${y}" r="60" fill="${fill}"/>`;
      return (
        `<circle cx="${x}" cy="${y}" r="68" fill="${fill}"/>` +
        `<circle cx="${x + 28}" cy="${y - 18}" r="56" fill="${ground}"/>`
      );
    };
    const first = between(random, 0, 5);
    return [76, 192, 308, 424]
      .map((x, i) => {
        const y = i % 2 ? between(random, 300, 370) : between(random, 100, 180);
        const string = `<path stroke="${text}" stroke-width="3" d="M${x} 0V${y}"/>`;
        return string + thing(first + i, x, y);
      })
      .join('');
  },
};
