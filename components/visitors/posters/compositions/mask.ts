import type { Composition } from '../composition';
import { pick } from '../random';

/** A theatre mask, half sad and half happy. */
export const mask: Composition = {
  titleAt: 'top',
  titleHeight: 41,
  draw({ ground, shape, accent }, random) {
    const mirror = pick(random, ['', 'transform="matrix(-1 0 0 1 500 0)"']);
    return (
      `<g ${mirror}><path fill="${shape}" d="M250 268A196 196 0 0 0 250 660z"/>` +
      `<path fill="${accent}" d="M250 268A196 196 0 0 1 250 660z"/>` +
      `<path fill="${ground}" d="M108 420a42 42 0 0 1 96 0z"/>` +
      `<path fill="none" stroke="${ground}" stroke-width="16" d="M300 404q46 40 92 0"/>` +
      `<path fill="${ground}" d="M250 470v-90l-38 90z"/>` +
      `<path fill="${ground}" d="M150 590q10 -74 100 -74v30q-60 0 -100 44z"/>` +
      `<path fill="${shape}" d="M250 516v30q60 70 104 -36q-40 26 -104 6z"/></g>`
    );
  },
};
