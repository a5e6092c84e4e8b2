import { and, asc, eq, inArray, min, ne, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/connect';
import { prices, seats, shows, venues } from '@/db/schema';
import { availabilityOf } from './availability';
import type { ShowSummary } from './show';
import { showAddress } from './show-address';
import { venueOf } from './venue-of';

/** The most shows in one list. */
const MAX_LISTED_SHOWS = 200;

/** Published shows that match `where`, by start. */
export function readSummaries(db: Database, where?: SQL): Promise<ShowSummary[]> {
  return readAnySummaries(db, and(ne(shows.status, 'draft'), where));
}

/**
 * Shows that match `where`, by start, drafts included; a draft has the status `paused`. Three statements
 * for any number of shows: the shows, their lowest prices, their free seats.
 */
export async function readAnySummaries(db: Database, where?: SQL): Promise<ShowSummary[]> {
  const rows = await db
    .select({ show: shows, venue: venues })
    .from(shows)
    .innerJoin(venues, eq(venues.id, shows.venueId))
    .where(where)
    .orderBy(asc(shows.startsAt), asc(shows.id))
    .limit(MAX_LISTED_SHOWS);
  const ids = rows.map(({ show }) => show.id);
  if (ids.length === 0) return [];
  const [lowest, counts] = await Promise.all([
    db
      .select({ showId: prices.showId, amount: min(prices.amount) })
      .from(prices)
      .where(and(inArray(prices.showId, ids), eq(prices.type, 'standard')))
      .groupBy(prices.showId),
    db
      .select({
        showId: seats.showId,
        free: sql<number>`count(*) filter (where ${seats.status} = 'available')::int`,
        all: sql<number>`count(*)::int`,
      })
      .from(seats)
      .where(inArray(seats.showId, ids))
      .groupBy(seats.showId),
  ]);
  const priceFrom = new Map(lowest.map((row) => [row.showId, row.amount ?? 0]));
  const seatCounts = new Map(counts.map((row) => [row.showId, row]));
  return rows.map(({ show, venue }) =>
    summaryOf(show, venue, priceFrom.get(show.id) ?? 0, seatCounts.get(show.id)),
  );
}

function summaryOf(
  show: typeof shows.$inferSelect,
  venue: typeof venues.$inferSelect,
  priceFrom: number,
  counts: { free: number; all: number } | undefined,
): ShowSummary {
  return {
    id: show.id,
    slug: showAddress(show),
    title: show.title,
    tagline: show.tagline,
    genre: show.genre,
    posterSeed: show.posterSeed,
    image: show.imageHash,
    venue: venueOf(venue),
    startsAt: show.startsAt.toISOString(),
    endsAt: show.endsAt.toISOString(),
    salesStart: show.salesStart.toISOString(),
    salesEnd: show.salesEnd.toISOString(),
    status: show.status === 'draft' ? 'paused' : show.status,
    currency: show.currency,
    priceFrom,
    availability: availabilityOf(counts?.free ?? 0, counts?.all ?? 0),
  };
}
