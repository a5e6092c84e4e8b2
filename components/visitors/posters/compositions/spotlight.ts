import type { Composition } from '../composition';
import { pick } from '../random';

/** A lamp, its cone of light, and a small figure in it. */
export const spotlight: Composition = {
  titleAt: 'bottom',
  titleHeight: 44,
  draw({ ground, shape, accent }, random) {
    const mirror = pick(random, ['', ' transform="matrix(-1 0 0 1 500 0)"']);
    return (
      `<g${mirror}><path fill="${accent}" d="M86 62L466 380A160 46 0 0 1 150 400z"/>` +
      `<ellipse cx="306" cy="392" rx="164" ry="48" fill="${accent}"/>` +
      `<path fill="${shape}" d="M306 236L352 396A46 14 0 0 1 260 396z"/>` +
      `<circle cx="306" cy="222" r="30" fill="${shape}"/>` +
      `<g transform="rotate(-50 80 60)"><rect x="38" y="4" width="84" height="96" rx="12" fill="${shape}"/>` +
      `<rect x="38" y="82" width="84" height="10" fill="${ground}"/></g></g>`
    );
  },
};
