import { eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { withDeadline } from '@/db/deadline';
import { prices, type SHOW_STATUSES, seatingPlans, shows } from '@/db/schema';
import { read } from '@/db/transaction';
import { BoundedMap } from '@/lib/bounded-map';
import { processWide } from '@/lib/process-wide';

/** How a show sells: what is judged at the door before a request reaches the database or the queue. */
export type SaleMode = {
  status: (typeof SHOW_STATUSES)[number];
  /** Bookings are accepted into the queue. */
  queued: boolean;
  /** How many may choose seats at once while the others wait in line; null: nobody waits. */
  admitAtOnce: number | null;
  /** Milliseconds since 1970, UTC. */
  salesStart: number;
  salesEnd: number;
  /** How many seats its hall has; they are numbered from 0. */
  seats: number;
  maxSeatsPerBooking: number;
  /** The ticket types that have a price. */
  types: ReadonlySet<string>;
};

/** So long a process goes by what it read, in milliseconds. */
const FRESH_MS = 1_000;
/** So long it goes on with that while the database does not answer. */
const STALE_MS = 60_000;
/** And nobody who could go by that waits longer for the database. */
const PATIENCE_MS = 300;
const MOST_SHOWS = 1_000;

type Kept = { mode: SaleMode | null; readAt: number };

const state = processWide('sale-modes', () => ({
  kept: new BoundedMap<Kept>(MOST_SHOWS),
  reading: new Map<string, Promise<SaleMode | null>>(),
}));

/**
 * A show's mode as of at most a second ago, whatever the number who ask; null when there is no such
 * show. From the primary; while that is away what was read within the last minute. Nothing is decided by
 * it: whoever books or settles asks the database again. Throws when the database does not answer.
 */
export async function saleMode(showId: string): Promise<SaleMode | null> {
  const known = state.kept.get(showId);
  const age = known ? Date.now() - known.readAt : Number.POSITIVE_INFINITY;
  if (known && age < FRESH_MS) return known.mode;
  if (!known || age >= STALE_MS) return readTogether(showId);
  return withDeadline(readTogether(showId), PATIENCE_MS).catch(() => known.mode);
}

function readTogether(showId: string): Promise<SaleMode | null> {
  const under = state.reading.get(showId);
  if (under) return under;
  const readAt = Date.now();
  const reading = readMode(showId)
    .then((mode) => {
      state.kept.set(showId, { mode, readAt });
      return mode;
    })
    .finally(() => state.reading.delete(showId));
  state.reading.set(showId, reading);
  return reading;
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
