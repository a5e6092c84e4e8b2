import { eq } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { shows, venues } from '@/db/schema';

/** The time zone of a show's venue, an IANA name; undefined when there is no such show. */
export async function findVenueZone(showId: string): Promise<string | undefined> {
  const [row] = await readReplica((db) =>
    db
      .select({ timeZone: venues.timeZone })
      .from(shows)
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .where(eq(shows.id, showId.slice(0, 20))),
  );
  return row?.timeZone;
}
