import { eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import { bookings } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { metrics } from '@/lib/metrics';
import { closeTickets, freeSeats } from '@/lib/visitors/bookings/close-tickets';
import { lockBooking } from '@/lib/visitors/bookings/lock-booking';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import { nameLockedSeats } from './name-locked-seats';

export type CancelTicketsOutcome =
  /**
   * `freed`: seat numbers. `refund`: what was paid at the box office, in minor units of `currency`.
   * `left`: number of live tickets that remain.
   */
  | { ok: true; freed: number[]; refund: number; currency: string; left: number }
  | { ok: false; reason: 'unknown' | 'over' | 'checked_in' | 'none_live' };

/**
 * Cancels tickets of a booking by their ids, and the booking with its last ticket. Allowed until the show
 * ends; for a cancelled show always. Frees only the seats of tickets that this call closed. Cancels
 * nothing if one of the tickets is checked in.
 */
export async function cancelTickets(
  staff: AuditActor,
  { showId, reference, tickets }: { showId: string; reference: string; tickets: string[] },
): Promise<CancelTicketsOutcome> {
  const stopTimer = metrics().transactionSeconds.startTimer({ kind: 'cancellation' });
  const outcome = await transaction<CancelTicketsOutcome>(primary(), async (tx) => {
    const locked = await lockBooking(tx, showId, eq(bookings.reference, reference));
    if (!locked) return { ok: false, reason: 'unknown' };
    if (locked.show.over && locked.show.status !== 'cancelled')
      return { ok: false, reason: 'over' };
    const closed = await closeTickets(tx, locked, tickets);
    if (closed.length === 0) return { ok: false, reason: 'none_live' };
    const freed = closed.map(({ seat }) => seat);
    await freeSeats(tx, locked, freed);
    const wasPaid = locked.booking.payment === 'box_office';
    const refund = wasPaid ? closed.reduce((sum, { price }) => sum + price, 0) : 0;
    const left = locked.tickets.length - freed.length;
    await writeAudit(tx, staff, {
      action: left === 0 ? 'booking.cancelled' : 'booking.tickets_cancelled',
      subject: `booking:${reference}`,
      showId,
      before: { seats: nameLockedSeats(locked, freed) },
      after: { refund, ticketsLeft: left },
    });
    return { ok: true, freed, refund, currency: locked.booking.currency, left };
  }).finally(stopTimer);
  if (outcome.ok) await invalidateSeats(showId);
  return outcome;
}
