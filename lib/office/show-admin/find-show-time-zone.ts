import { eq } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { shows, venues } from '@/db/schema';
import { read } from '@/db/transaction';
import { isShowId } from '@/lib/visitors/shows/show-id';

/**
 * The time zone of a show's venue, an IANA name; undefined when the show does not exist. Reads the
 * primary, because a replica may not have a new show yet.
 */
export async function findShowTimeZone(showId: string): Promise<string | undefined> {
  if (!isShowId(showId)) return undefined;
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({ timeZone: venues.timeZone })
      .from(shows)
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .where(eq(shows.id, showId)),
  );
  return row?.timeZone;
}
