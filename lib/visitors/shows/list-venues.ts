import { asc } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { venues } from '@/db/schema';
import type { Venue } from './show';
import { venueOf } from './venue-of';

/** All venues, by name, from a replica. */
export async function listVenues(): Promise<Venue[]> {
  const rows = await readReplica((db) => db.select().from(venues).orderBy(asc(venues.name)));
  return rows.map(venueOf);
}
