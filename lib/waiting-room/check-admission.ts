import { and, eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { bookingRequests, bookings } from '@/db/schema';
import { read } from '@/db/transaction';
import { databaseNow } from '@/lib/database-clock';
import type { SaleMode } from '@/lib/shows/sale-mode';
import { isAdmitted, readAdmission } from './admission';
import { askLine } from './ask-line';

type Mode = Pick<SaleMode, 'admitAtOnce'> | null;

/**
 * Whether whoever sent a request may choose seats of a show now, by the admission that it carries: its
 * signature and its time, and nothing else is asked. Everybody may when the show has no waiting room.
 */
export async function mayChoose(showId: string, mode: Mode, headers: Headers): Promise<boolean> {
  if (!mode?.admitAtOnce) return true;
  const admission = readAdmission(showId, headers);
  return admission !== null && isAdmitted(admission, await databaseNow());
}

/**
 * Whether a booking under this key may be decided: whoever may choose may book, and whoever could choose
 * may ask again for what they had asked for, since the answer may have been lost meanwhile.
 */
export async function mayBook(
  showId: string,
  mode: Mode,
  headers: Headers,
  key: string,
): Promise<boolean> {
  if (await mayChoose(showId, mode, headers)) return true;
  return readAdmission(showId, headers) !== null && isKeyKnown(showId, key);
}

async function isKeyKnown(showId: string, key: string): Promise<boolean> {
  const known = await read(primaryReads(), (db) =>
    db
      .select({ one: sql`1` })
      .from(bookings)
      .where(and(eq(bookings.showId, showId), eq(bookings.idempotencyKey, key)))
      .unionAll(
        db
          .select({ one: sql`1` })
          .from(bookingRequests)
          .where(and(eq(bookingRequests.showId, showId), eq(bookingRequests.key, key))),
      )
      .limit(1),
  );
  return known.length > 0;
}

/** So long the outcome of a request takes to come and to be read; who is refused then goes on choosing. */
const OUTCOME_MS = 90_000;

/**
 * Makes room for the next in line after a booking, or soon after a request that has no outcome yet. Never
 * throws; without Redis their time just ends.
 */
export async function makeRoom(
  showId: string,
  mode: Mode,
  headers: Headers,
  status: 'booked' | 'accepted',
): Promise<void> {
  const admission = mode?.admitAtOnce ? readAdmission(showId, headers) : null;
  if (!admission) return;
  const now = await databaseNow();
  const wish = status === 'booked' ? 'leave' : 'linger';
  await askLine({ wish, showId, place: admission.place, now, until: now + OUTCOME_MS });
}
