import { and, eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { bookingRequests, bookings } from '@/db/schema';
import { read } from '@/db/transaction';
import type { Admission } from './admission';
import { runQueueScript } from './run-queue-script';

/** A direct request is decided within this time; one that has no outcome by then never gets one. */
const DECIDED_WITHIN_MS = 60_000;

/**
 * Claims an admission for one booking key, so that it books once. True when it is free, is claimed for the same
 * key, or is claimed for a request that booked nothing; also while Redis is down. One round trip to Redis; reads
 * the database only when another key holds the claim.
 */
export async function claimAdmission(
  showId: string,
  { entryId }: Admission,
  now: number,
  key: string,
  isQueued: boolean,
): Promise<boolean> {
  const claim = () => runQueueScript({ command: 'claim', showId, entryId, now, key });
  const reply = await claim();
  if (reply?.status !== 'claimed') return reply?.status !== 'used';
  const outcome = await findStoredOutcome(showId, reply.key);
  const isOpen = outcome === null && (isQueued || now < reply.at + DECIDED_WITHIN_MS);
  if (outcome === 'booked' || isOpen) return false;
  await runQueueScript({ command: 'dropClaim', showId, entryId, now, key: reply.key });
  const again = await claim();
  return again === undefined || again.status === 'admitted';
}

/** The stored outcome of a key: `booked`, or why the request was refused; null while there is none. */
export async function findStoredOutcome(showId: string, key: string): Promise<string | null> {
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
