import { eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import { bookings } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { metrics } from '@/lib/metrics';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import { closeTickets, freeSeats } from './close-tickets';
import { lockBooking } from './lock-booking';
import { parseBookingToken } from './token';

export type CancelOutcome =
  | { ok: true; showId: string; freed: number[] }
  | { ok: false; reason: 'unknown' | 'started' | 'checked_in' };

/**
 * Cancels a booking whole and frees its seats, until the show starts and unless one of its tickets
 * was checked in. Only seats whose live ticket this very call closed are freed: cancelling an old
 * booking again changes nothing, also when its seats were sold anew. `freed` are seat numbers.
 *
 * Throws like `createBookings`.
 */
export async function cancelBooking(token: string): Promise<CancelOutcome> {
  const parts = parseBookingToken(token);
  if (!parts) return { ok: false, reason: 'unknown' };
  const { showId, secret } = parts;
  const ended = metrics().transactionSeconds.startTimer({ kind: 'cancellation' });
  const outcome = await transaction<CancelOutcome>(primary(), async (tx) => {
    const locked = await lockBooking(tx, showId, eq(bookings.token, secret));
    if (!locked) return { ok: false, reason: 'unknown' };
    if (locked.show.started) return { ok: false, reason: 'started' };
    const all = locked.tickets.map(({ id }) => id);
    const closed = await closeTickets(tx, locked, all);
    const freed = closed.map(({ seat }) => seat);
    await freeSeats(tx, locked, freed);
    return { ok: true, showId, freed };
  }).finally(ended);
  if (outcome.ok) await invalidateSeats(showId);
  return outcome;
}
