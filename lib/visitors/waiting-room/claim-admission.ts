import { and, eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { bookingRequests, bookings } from '@/db/schema';
import { read } from '@/db/transaction';
import type { Admission } from './admission';
import { runQueueScript } from './run-queue-script';

/** A request that came directly is decided by then; what was neither booked nor refused never will be. */
const DECIDED_MS = 60_000;

/**
 * Takes the turn of an admission for one request, so that it serves one booking. True when it is free, or
 * was taken for the same key, or for a request that came to nothing; and while Redis is away. One round
 * trip to Redis; the database is asked only when the turn is taken for another key.
 */
export async function claimAdmission(
  showId: string,
  { entryId }: Admission,
  now: number,
  key: string,
  queued: boolean,
): Promise<boolean> {
  const claim = () => runQueueScript({ wish: 'claim', showId, place, now, key });
  const reply = await claim();
  if (reply?.is !== 'claimed') return reply?.is !== 'spent';
  const outcome = await outcomeOf(showId, reply.key);
  const isOpen = outcome === null && (queued || now < reply.at + DECIDED_MS);
  if (outcome === 'booked' || isOpen) return false;
  await runQueueScript({ wish: 'free', showId, place, now, key: reply.key });
  const again = await claim();
  return again === undefined || again.is === 'inside';
}

/** What became of a request by its key: `booked`, why it was refused, or null while nothing is known. */
export async function outcomeOf(showId: string, key: string): Promise<string | null> {
  const [known] = await read(primaryReads(), (db) =>
    db
      .select({ outcome: sql<string>`'booked'` })
      .from(bookings)
      .where(and(eq(bookings.showId, showId), eq(bookings.idempotencyKey, key)))
      .unionAll(
        db
          .select({ outcome: sql<string>`coalesce(${bookingRequests.outcome}, 'settled')` })
          .from(bookingRequests)
          .where(and(eq(bookingRequests.showId, showId), eq(bookingRequests.key, key))),
      )
      .limit(1),
  );
  return known?.outcome ?? null;
}
