import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '@/db/connect';
import { bookings, seats, tickets } from '@/db/schema';
import type { Guest } from './admission';

/** More guests than this are never shown at the door at once. */
export const MOST_GUESTS = 60;

/** Guests of a show whose tickets fit `which`, by booking and seat; no address, no price. */
export async function readGuests(
  db: Database | Transaction,
  showId: string,
  which: SQL | undefined,
): Promise<Guest[]> {
  const rows = await db
    .select({
      ticket: tickets.id,
      reference: bookings.reference,
      name: bookings.name,
      section: seats.section,
      row: seats.row,
      number: seats.number,
      type: tickets.type,
      admittedAt: tickets.checkedInAt,
      cancelledAt: tickets.cancelledAt,
    })
    .from(tickets)
    .innerJoin(
      bookings,
      and(eq(bookings.showId, tickets.showId), eq(bookings.id, tickets.bookingId)),
    )
    .innerJoin(seats, and(eq(seats.showId, tickets.showId), eq(seats.seatNo, tickets.seatNo)))
    .where(and(eq(tickets.showId, showId), which))
    .orderBy(asc(bookings.name), asc(bookings.reference), asc(tickets.seatNo))
    .limit(MOST_GUESTS);
  return rows.map(({ admittedAt, cancelledAt, ...guest }) => ({
    ...guest,
    admittedAt: admittedAt?.toISOString() ?? null,
    cancelled: cancelledAt !== null,
  }));
}
