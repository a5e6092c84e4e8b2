import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { bookings, seats, tickets } from '@/db/schema';
import type { NewBooking } from './outcome';

/**
 * The bookings stored under idempotency keys, by key, as they were when they were made: with tickets that were
 * cancelled since, without tickets that replaced one. So a replay returns what the first attempt returned.
 */
export async function findReplayedBookings(
  tx: Transaction,
  showId: string,
  keys: string[],
): Promise<Map<string, NewBooking>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .select({
      key: bookings.idempotencyKey,
      token: bookings.token,
      reference: bookings.reference,
      name: bookings.name,
      email: bookings.email,
      total: bookings.total,
      currency: bookings.currency,
      createdAt: bookings.createdAt,
      seat: {
        seat: tickets.seatNo,
        section: seats.section,
        row: seats.row,
        number: seats.number,
        category: seats.category,
        type: tickets.type,
        price: tickets.price,
      },
    })
    .from(bookings)
    .innerJoin(
      tickets,
      and(
        eq(tickets.showId, bookings.showId),
        eq(tickets.bookingId, bookings.id),
        isNull(tickets.movedFrom),
      ),
    )
    .innerJoin(seats, and(eq(seats.showId, tickets.showId), eq(seats.seatNo, tickets.seatNo)))
    .where(and(eq(bookings.showId, showId), inArray(bookings.idempotencyKey, keys)))
    .orderBy(asc(tickets.seatNo));
  const found = new Map<string, NewBooking>();
  for (const { key, seat, ...booking } of rows) {
    const known = found.get(key);
    if (known) known.seats.push(seat);
    else found.set(key, { showId, ...booking, seats: [seat] });
  }
  return found;
}
