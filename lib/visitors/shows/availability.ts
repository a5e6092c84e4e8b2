import type { Availability } from './show';

/** How many seats are left: `few` is less than a tenth of the hall, `some` less than a half. */
export function availabilityOf(free: number, all: number): Availability {
  if (free === 0) return 'none';
  if (free < all * 0.1) return 'few';
  return free < all * 0.5 ? 'some' : 'plenty';
}
