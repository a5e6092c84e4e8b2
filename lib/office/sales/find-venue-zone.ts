import { eq } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { shows, venues } from '@/db/schema';
import { isShowId } from '@/lib/visitors/shows/show-id';

/** The time zone of a show's venue, an IANA name; undefined when there is no such show. */
export async function findVenueZone(showId: string): Promise<string | undefined> {
  if (!isShowId(showId)) return undefined;
  const [row] = await readReplica((db) =>
    db
      .select({ timeZone: venues.timeZone })
      .from(shows)
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .where(eq(shows.id, showId)),
  );
  return row?.timeZone;
}
