import type { Composition } from '../composition';
import { between } from '../random';

/** A setting sun behind rows of waves. */
export const tide: Composition = {
  titleAt: 'top',
  titleHeight: 43,
  draw({ ground, shape, accent }, random) {
    const sunX = between(random, 140, 360);
    const radius = between(random, 105, 140);
    const length = between(random, 2, 4) * 50;
    const wave = (row: number) => {
      const start = -length * 2 - row * between(random, 18, 34);
      const crests = `q${length / 2} -44 ${length} 0t${length} 0`.repeat(
        Math.ceil(450 / length) + 1,
      );
      const fill = row % 2 ? ground : shape;
      return `<path fill="${fill}" d="M${start} ${430 + row * 40}${crests}V760H${start}z"/>`;
    };
    const sun = `<circle cx="${sunX}" cy="395" r="${radius}" fill="${accent}"/>`;
    return sun + [0, 1, 2, 3, 4, 5, 6].map(wave).join('');
  },
};
