import { eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { withDeadline } from '@/db/deadline';
import { prices, type SHOW_STATUSES, seatingPlans, shows } from '@/db/schema';
import { read } from '@/db/transaction';
import { cachedFor } from '@/lib/cached-for';
import { LruMap } from '@/lib/lru-map';
import { processWide } from '@/lib/process-wide';

/** How a show sells; checked before a booking request reaches the database or the booking queue. */
export type SaleMode = {
  status: (typeof SHOW_STATUSES)[number];
  /** Booking requests go into the booking queue. */
  queued: boolean;
  /** How many visitors may choose seats at once while others wait; null: there is no waiting room. */
  admitAtOnce: number | null;
  /** Milliseconds since 1970, UTC. */
  salesStart: number;
  salesEnd: number;
  /** How many seats the hall has; they are numbered from 0. */
  seats: number;
  maxSeatsPerBooking: number;
  /** The ticket types that have a price. */
  types: ReadonlySet<string>;
};

const CACHE_TTL_MS = 1_000;
/** How long the last known mode is used while the database does not answer. */
const STALE_TTL_MS = 60_000;
/** The longest wait for the database when a last known mode can be used instead. */
const READ_TIMEOUT_MS = 300;
const MAX_SHOWS = 1_000;

type Known = { mode: SaleMode | null; readAt: number };

const state = processWide('sale-modes', () => {
  const lastKnown = new LruMap<Known>(MAX_SHOWS);
  const readCached = cachedFor({ ttlMs: CACHE_TTL_MS, maxEntries: MAX_SHOWS }, async (showId) => {
    const readAt = performance.now();
    const mode = await readMode(showId);
    lastKnown.set(showId, { mode, readAt });
    return mode;
  });
  return { lastKnown, readCached };
});

/**
 * A show's sale mode from the primary, at most one second old; null if there is no such show. While
 * the database does not answer, a mode of the last minute is used, and without one it throws. Only
 * for checks in advance: the transaction that books decides by the database.
 */
export async function saleMode(showId: string): Promise<SaleMode | null> {
  const reading = state.readCached(showId);
  const known = state.lastKnown.get(showId);
  if (!known || performance.now() - known.readAt >= STALE_TTL_MS) return reading;
  return withDeadline(reading, READ_TIMEOUT_MS).catch(() => known.mode);
}

async function readMode(showId: string): Promise<SaleMode | null> {
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({
        status: shows.status,
        queued: shows.queued,
        admitAtOnce: shows.admitAtOnce,
        salesStart: shows.salesStart,
        salesEnd: shows.salesEnd,
        seats: seatingPlans.seats,
        maxSeatsPerBooking: shows.maxSeatsPerBooking,
        types: sql<string>`(
          select coalesce(string_agg(distinct ${prices.type}, ','), '')
          from ${prices} where ${prices.showId} = ${showId})`,
      })
      .from(shows)
      .innerJoin(seatingPlans, eq(seatingPlans.hash, shows.planHash))
      .where(eq(shows.id, showId)),
  );
  if (!row) return null;
  const { salesStart, salesEnd, types, ...rest } = row;
  return {
    ...rest,
    salesStart: salesStart.getTime(),
    salesEnd: salesEnd.getTime(),
    types: new Set(types.split(',').filter(Boolean)),
  };
}
