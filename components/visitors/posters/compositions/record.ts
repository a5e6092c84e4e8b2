import type { Composition } from '../composition';
import { between, pick } from '../random';

/** A record, half outside the poster, with one highlighted groove. */
export const record: Composition = {
  titleAt: 'top',
  titleHeight: 36,
  draw({ ground, shape, accent }, random) {
    const x = pick(random, [90, 250, 410]);
    const lit = between(random, 2, 5);
    const rings = [300, 262, 224, 186, 148, 110].map((radius, i) => {
      const stroke = i === lit ? accent : ground;
      const width = i === lit ? 16 : 5;
      return `<circle cx="${x}" cy="530" r="${radius - 18}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;
    });
    return (
      `<circle cx="${x}" cy="530" r="305" fill="${shape}"/>${rings.join('')}` +
      `<circle cx="${x}" cy="530" r="66" fill="${accent}"/>` +
      `<circle cx="${x}" cy="530" r="14" fill="${ground}"/>`
    );
  },
};
