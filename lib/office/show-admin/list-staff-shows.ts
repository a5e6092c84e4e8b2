import { and, asc, desc, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { SHOW_STATUSES, seats, shows, venues } from '@/db/schema';
import { escapeLike } from '@/lib/escape-like';
import type { TableQuery } from '@/lib/office/forms/table-query';
import { showAddress } from '@/lib/visitors/shows/show-address';

export const SHOW_SORTS = ['start', 'title', 'venue', 'status'] as const;
type ShowSort = (typeof SHOW_SORTS)[number];

/** Filter of the list of shows; an empty text filters nothing. */
export type ShowsFilter = TableQuery<ShowSort> & {
  status: string;
  venue: string;
  /** Includes past shows. */
  past: boolean;
};

/** A show in the staff's list. Times are ISO 8601 in UTC. */
export type ListedShow = {
  id: string;
  address: string;
  title: string;
  venue: string;
  timeZone: string;
  startsAt: string;
  salesStart: string;
  status: (typeof SHOW_STATUSES)[number];
  sold: number;
  seats: number;
};

const PAGE_SIZE = 50;

const ORDER: Record<ShowSort, SQL | typeof shows.title> = {
  start: sql`${shows.startsAt}`,
  title: sql`lower(${shows.title})`,
  venue: sql`lower(${venues.name})`,
  status: sql`${shows.status}`,
};

/** One page of shows of any status, from the replica; `hasMore` is true if there is another page. */
export function listStaffShows(
  filter: ShowsFilter,
): Promise<{ shows: ListedShow[]; hasMore: boolean }> {
  const order = filter.isDown ? desc : asc;
  return readReplica(async (db) => {
    const rows = await db
      .select({ show: shows, venue: venues.name, timeZone: venues.timeZone })
      .from(shows)
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .where(and(...conditions(filter)))
      .orderBy(order(ORDER[filter.sort]), asc(shows.startsAt), asc(shows.id))
      .limit(PAGE_SIZE + 1)
      .offset((filter.page - 1) * PAGE_SIZE);
    const page = rows.slice(0, PAGE_SIZE);
    const ids = page.map(({ show }) => show.id);
    const counts =
      ids.length === 0
        ? []
        : await db
            .select({
              showId: seats.showId,
              sold: sql<number>`count(*) filter (where ${seats.status} = 'booked')::int`,
              all: sql<number>`count(*)::int`,
            })
            .from(seats)
            .where(inArray(seats.showId, ids))
            .groupBy(seats.showId);
    const countOf = new Map(counts.map((count) => [count.showId, count]));
    return {
      hasMore: rows.length > PAGE_SIZE,
      shows: page.map(({ show, venue, timeZone }) => ({
        id: show.id,
        address: showAddress(show),
        title: show.title,
        venue,
        timeZone,
        startsAt: show.startsAt.toISOString(),
        salesStart: show.salesStart.toISOString(),
        status: show.status,
        sold: countOf.get(show.id)?.sold ?? 0,
        seats: countOf.get(show.id)?.all ?? 0,
      })),
    };
  });
}

function conditions({ text, status, venue, past }: ShowsFilter): (SQL | undefined)[] {
  const known = SHOW_STATUSES.find((one) => one === status);
  return [
    ...text.split(/\s+/).filter(Boolean).map(matchesWord),
    known && eq(shows.status, known),
    venue ? eq(venues.id, venue) : undefined,
    past ? undefined : sql`${shows.endsAt} > now()`,
  ];
}

function matchesWord(word: string): SQL | undefined {
  const pattern = `%${escapeLike(word)}%`;
  const columns = [shows.title, shows.tagline, shows.genre, shows.id, venues.name, venues.city];
  return or(...columns.map((column) => ilike(column, pattern)));
}
