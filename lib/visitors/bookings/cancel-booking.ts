import { eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import { bookings } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { metrics } from '@/lib/metrics';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import { closeTickets, freeSeats } from './close-tickets';
import { lockBooking } from './lock-booking';
import { parseBookingToken } from './token';

type CancelOutcome =
  | { ok: true; showId: string; freed: number[] }
  | { ok: false; reason: 'unknown' | 'started' | 'checked_in' };

/**
 * Cancels a whole booking and frees its seats. Possible until the show starts, unless one of its tickets was
 * checked in. Frees only seats whose live ticket this call closed, so cancelling an old booking again
 * changes nothing, even if its seats were sold again. `freed` are seat numbers.
 *
 * Throws as `createBookings` does.
 */
export async function cancelBooking(token: string): Promise<CancelOutcome> {
  const parts = parseBookingToken(token);
  if (!parts) return { ok: false, reason: 'unknown' };
  const { showId, secret } = parts;
  const stopTimer = metrics().transactionSeconds.startTimer({ kind: 'cancellation' });
  const outcome = await transaction<CancelOutcome>(primary(), async (tx) => {
    const locked = await lockBooking(tx, showId, eq(bookings.token, secret));
    if (!locked) return { ok: false, reason: 'unknown' };
    if (locked.show.started) return { ok: false, reason: 'started' };
    const all = locked.tickets.map(({ id }) => id);
    const closed = await closeTickets(tx, locked, all);
    const freed = closed.map(({ seat }) => seat);
    await freeSeats(tx, locked, freed);
    return { ok: true, showId, freed };
  }).finally(stopTimer);
  if (outcome.ok) await invalidateSeats(showId);
  return outcome;
}
