import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type Handle, primary, type Transaction } from '@/db/client';
import { bookings, buyerSeats, seats, shows, tickets } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { seatsChanged } from '@/lib/cache/seats-changed';
import { metrics } from '@/lib/metrics';
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
export async function cancelBooking(
  token: string,
  handle: Handle = primary(),
): Promise<CancelOutcome> {
  const parts = parseBookingToken(token);
  if (!parts) return { ok: false, reason: 'unknown' };
  const { showId, secret } = parts;
  const ended = metrics().transactionSeconds.startTimer({ kind: 'cancellation' });
  const outcome = await transaction<CancelOutcome>(handle, async (tx) => {
    const [booking] = await tx
      .select({ id: bookings.id, buyer: bookings.buyer, seat: tickets.seatNo })
      .from(bookings)
      .innerJoin(
        tickets,
        and(eq(tickets.showId, bookings.showId), eq(tickets.bookingId, bookings.id)),
      )
      .where(and(eq(bookings.showId, showId), eq(bookings.token, secret)))
      .limit(1);
    if (!booking) return { ok: false, reason: 'unknown' };

    const show = await lockSeatsAndShow(tx, showId, booking.id);
    if (show?.started) return { ok: false, reason: 'started' };
    const closed = await closeTickets(tx, showId, booking.id);
    if (closed.some((ticket) => ticket.checkedInAt !== null)) {
      throw new Rollback({ ok: false, reason: 'checked_in' } satisfies CancelOutcome);
    }
    const freed = closed.map((ticket) => ticket.seat).sort((a, b) => a - b);
    if (freed.length > 0) await freeSeats(tx, showId, booking, freed);
    return { ok: true, showId, freed };
  }).finally(ended);
  if (outcome.ok) await seatsChanged(showId);
  return outcome;
}

/** In the order in which a booking locks them, so that neither waits for the other crosswise. */
async function lockSeatsAndShow(tx: Transaction, showId: string, bookingId: string) {
  const seatsOfBooking = tx
    .select({ seatNo: tickets.seatNo })
    .from(tickets)
    .where(and(eq(tickets.showId, showId), eq(tickets.bookingId, bookingId)));
  const [, [show]] = await Promise.all([
    tx
      .select({ seatNo: seats.seatNo })
      .from(seats)
      .where(and(eq(seats.showId, showId), inArray(seats.seatNo, seatsOfBooking)))
      .orderBy(asc(seats.seatNo))
      .for('update'),
    tx
      .select({ started: sql<boolean>`clock_timestamp() >= ${shows.startsAt}` })
      .from(shows)
      .where(eq(shows.id, showId))
      .for('share'),
  ]);
  return show;
}

function closeTickets(tx: Transaction, showId: string, bookingId: string) {
  return tx
    .update(tickets)
    .set({ cancelledAt: sql`now()` })
    .where(
      and(
        eq(tickets.showId, showId),
        eq(tickets.bookingId, bookingId),
        isNull(tickets.cancelledAt),
      ),
    )
    .returning({ seat: tickets.seatNo, checkedInAt: tickets.checkedInAt });
}

async function freeSeats(
  tx: Transaction,
  showId: string,
  booking: { id: string; buyer: string },
  freed: number[],
) {
  await Promise.all([
    tx
      .update(seats)
      .set({ status: 'available', version: sql`${seats.version} + 1` })
      .where(and(eq(seats.showId, showId), inArray(seats.seatNo, freed))),
    tx
      .update(buyerSeats)
      .set({ seats: sql`${buyerSeats.seats} - ${freed.length}` })
      .where(and(eq(buyerSeats.showId, showId), eq(buyerSeats.buyer, booking.buyer))),
    tx
      .update(bookings)
      .set({ status: 'cancelled', cancelledAt: sql`now()` })
      .where(and(eq(bookings.showId, showId), eq(bookings.id, booking.id))),
  ]);
}
