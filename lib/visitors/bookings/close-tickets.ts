import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { bookings, buyerSeats, seats, tickets } from '@/db/schema';
import { Rollback } from '@/db/transaction';
import type { LockedBooking } from './lock-booking';

/**
 * Closes live tickets of a locked booking and returns those that this call closed. Free seats and refunds must
 * follow from the returned tickets only: another call may have closed the others. A ticket that was checked in
 * rolls the whole transaction back, with `{ ok: false, reason: 'checked_in' }`.
 */
export async function closeTickets(
  tx: Transaction,
  { booking }: LockedBooking,
  ticketIds: string[],
): Promise<{ id: string; seat: number; price: number }[]> {
  if (ticketIds.length === 0) return [];
  const closed = await tx
    .update(tickets)
    .set({ cancelledAt: sql`now()` })
    .where(
      and(
        eq(tickets.showId, booking.showId),
        eq(tickets.bookingId, booking.id),
        inArray(tickets.id, ticketIds),
        isNull(tickets.cancelledAt),
      ),
    )
    .returning({
      id: tickets.id,
      seat: tickets.seatNo,
      price: tickets.price,
      checkedInAt: tickets.checkedInAt,
    });
  if (closed.some((ticket) => ticket.checkedInAt !== null)) {
    throw new Rollback({ ok: false, reason: 'checked_in' } as const);
  }
  return closed.sort((a, b) => a.seat - b.seat);
}

/** Puts the seats of closed tickets back on sale and subtracts them from the buyer's count. */
export async function freeSeats(
  tx: Transaction,
  { booking, tickets: live }: LockedBooking,
  freed: number[],
): Promise<void> {
  if (freed.length === 0) return;
  const { showId, id, buyer } = booking;
  await Promise.all([
    tx
      .update(seats)
      .set({ status: 'available', version: sql`${seats.version} + 1` })
      .where(and(eq(seats.showId, showId), inArray(seats.seatNo, freed))),
    tx
      .update(buyerSeats)
      .set({ seats: sql`${buyerSeats.seats} - ${freed.length}` })
      .where(and(eq(buyerSeats.showId, showId), eq(buyerSeats.buyer, buyer))),
    live.length === freed.length
      ? tx
          .update(bookings)
          .set({ status: 'cancelled', cancelledAt: sql`now()` })
          .where(and(eq(bookings.showId, showId), eq(bookings.id, id)))
      : undefined,
  ]);
}
