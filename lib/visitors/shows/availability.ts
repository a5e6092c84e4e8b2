import type { Availability } from './show';

/** How much is left, in a word: `few` below a tenth, `some` below a half of the hall. */
export function availabilityOf(free: number, all: number): Availability {
  if (free === 0) return 'none';
  if (free < all * 0.1) return 'few';
  return free < all * 0.5 ? 'some' : 'plenty';
}
