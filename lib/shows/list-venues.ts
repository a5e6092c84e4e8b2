import { asc } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { venues } from '@/db/schema';
import type { Venue } from './show';

/** Every venue by name, from the replica. */
export function listVenues(): Promise<Venue[]> {
  return readReplica((db) =>
    db
      .select({
        id: venues.id,
        name: venues.name,
        address: venues.address,
        city: venues.city,
        timeZone: venues.timeZone,
      })
      .from(venues)
      .orderBy(asc(venues.name)),
  );
}
