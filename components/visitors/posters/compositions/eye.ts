import type { Composition } from '../composition';
import { between } from '../random';

/** An eye that is also a lens. */
export const eye: Composition = {
  titleAt: 'top',
  titleHeight: 46,
  draw({ ground, shape, accent, text }, random) {
    const look = between(random, -34, 34);
    const lashes = [-60, -36, -12, 12, 36, 60]
      .map((angle) => `<path transform="rotate(${angle} 250 640)" d="M250 398V330"/>`)
      .join('');
    return (
      `<g stroke="${shape}" stroke-width="18">${lashes}</g>` +
      `<path fill="${text}" d="M20 520Q250 290 480 520Q250 750 20 520z"/>` +
      `<circle cx="${250 + look}" cy="520" r="108" fill="${shape}"/>` +
      `<circle cx="${250 + look}" cy="520" r="64" fill="${accent}"/>` +
      `<circle cx="${250 + look}" cy="520" r="30" fill="${ground}"/>` +
      `<circle cx="${280 + look}" cy="488" r="15" fill="${text}"/>`
    );
  },
};
