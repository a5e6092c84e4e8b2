import type { venues } from '@/db/schema';
import type { Venue } from './show';

/** The public columns of a stored venue. */
export function venueOf(row: typeof venues.$inferSelect): Venue {
  const { id, name, address, city, timeZone } = row;
  return { id, name, address, city, timeZone };
}
