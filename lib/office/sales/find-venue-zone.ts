import { eq } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { shows, venues } from '@/db/schema';

/** Whether a show can have this id; not all that stands in an address may be asked of the database. */
export const isShowId = (text: string) => /^[a-z0-9]{4,12}$/.test(text);

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
