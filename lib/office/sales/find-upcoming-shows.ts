import { asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { seats, shows, venues } from '@/db/schema';
import { showAddress } from '@/lib/visitors/shows/show-address';

/** An upcoming show as staff see it, drafts included. Times are ISO 8601 in UTC. */
export type UpcomingShow = {
  id: string;
  address: string;
  title: string;
  venue: string;
  timeZone: string;
  startsAt: string;
  status: (typeof shows.$inferSelect)['status'];
  /** Seat counts by state. */
  sold: number;
  heldBack: number;
  free: number;
};

const MAX_SHOWS = 50;

/** Reads the next 50 shows that have not ended, with their seat counts, from a replica. */
export async function findUpcomingShows(): Promise<UpcomingShow[]> {
  return readReplica(async (db) => {
    const rows = await db
      .select({ show: shows, venue: venues.name, timeZone: venues.timeZone })
      .from(shows)
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .where(gt(shows.endsAt, sql`now()`))
      .orderBy(asc(shows.startsAt), asc(shows.id))
      .limit(MAX_SHOWS);
    const ids = rows.map(({ show }) => show.id);
    if (ids.length === 0) return [];
    const counts = await db
      .select({
        showId: seats.showId,
        sold: sql<number>`count(*) filter (where ${seats.status} = 'booked')::int`,
        heldBack: sql<number>`count(*) filter (where ${seats.status} = 'blocked')::int`,
        free: sql<number>`count(*) filter (where ${seats.status} = 'available')::int`,
      })
      .from(seats)
      .where(inArray(seats.showId, ids))
      .groupBy(seats.showId);
    const countOf = new Map(counts.map((count) => [count.showId, count]));
    return rows.map(({ show, venue, timeZone }) => {
      const { sold = 0, heldBack = 0, free = 0 } = countOf.get(show.id) ?? {};
      const { id, title, status } = show;
      const startsAt = show.startsAt.toISOString();
      const address = showAddress(show);
      return { id, address, title, venue, timeZone, startsAt, status, sold, heldBack, free };
    });
  });
}
