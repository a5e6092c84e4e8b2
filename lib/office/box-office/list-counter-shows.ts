import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { shows, venues } from '@/db/schema';

/** A show that is sold, looked up or let in. Times are ISO 8601 in UTC. */
export type CounterShow = {
  id: string;
  title: string;
  status: 'on_sale' | 'paused' | 'cancelled';
  venue: string;
  startsAt: string;
  timeZone: string;
};

const MOST_SHOWS = 300;

/** Published shows that ended at most `days` ago or are still to come, by start; from the replica. */
export async function listCounterShows(days: number): Promise<CounterShow[]> {
  const rows = await readReplica((db) =>
    db
      .select({
        id: shows.id,
        title: shows.title,
        status: shows.status,
        venue: venues.name,
        startsAt: shows.startsAt,
        timeZone: venues.timeZone,
      })
      .from(shows)
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .where(
        and(
          ne(shows.status, 'draft'),
          sql`${shows.endsAt} > now() - make_interval(hours => ${Math.round(days * 24)})`,
        ),
      )
      .orderBy(asc(shows.startsAt), asc(shows.id))
      .limit(MOST_SHOWS),
  );
  return rows.map(({ startsAt, status, ...show }) => ({
    ...show,
    status: status === 'draft' ? 'paused' : status,
    startsAt: startsAt.toISOString(),
  }));
}
