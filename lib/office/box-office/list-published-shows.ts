import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { shows, venues } from '@/db/schema';

/** A published show, for lists at the box office and at check-in. Times are ISO 8601 in UTC. */
export type PublishedShow = {
  id: string;
  title: string;
  status: 'on_sale' | 'paused' | 'cancelled';
  venue: string;
  startsAt: string;
  timeZone: string;
};

const MAX_SHOWS = 300;

/**
 * Lists published shows from a replica, by start: those that have not ended, and those that ended at most
 * `endedWithinDays` ago.
 */
export async function listPublishedShows(endedWithinDays: number): Promise<PublishedShow[]> {
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
          sql`${shows.endsAt} > now() - make_interval(hours => ${Math.round(endedWithinDays * 24)})`,
        ),
      )
      .orderBy(asc(shows.startsAt), asc(shows.id))
      .limit(MAX_SHOWS),
  );
  return rows.map(({ startsAt, status, ...show }) => ({
    ...show,
    status: status === 'draft' ? 'paused' : status,
    startsAt: startsAt.toISOString(),
  }));
}
