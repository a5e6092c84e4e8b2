import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '@/db/connect';
import { bookings, seats, tickets } from '@/db/schema';
import type { Guest } from './check-in-result';

/** The longest guest list of one search. */
export const MAX_GUESTS = 60;

/** Reads at most `MAX_GUESTS` tickets of a show that match `which`, by name, booking and seat. */
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
      checkedInAt: tickets.checkedInAt,
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
    .limit(MAX_GUESTS);
  return rows.map(({ checkedInAt, cancelledAt, ...guest }) => ({
    ...guest,
    checkedInAt: checkedInAt?.toISOString() ?? null,
    cancelled: cancelledAt !== null,
  }));
}
