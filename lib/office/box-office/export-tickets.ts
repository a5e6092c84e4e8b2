import { and, asc, eq, sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import type { Database } from '@/db/connect';
import { bookings, seats, shows, tickets, venues } from '@/db/schema';
import { csvLine } from '@/lib/csv';
import { decimalAmount } from '@/lib/money';
import { formatStamp } from '@/lib/time';
import { BYTE_ORDER_MARK } from './export-bookings';
import { PAGE_SIZE, type PageCursor, readPages } from './read-pages';

/**
 * All tickets of a show (null: of every show) as chunks of a CSV file, cancelled and moved ones included.
 * Reads page by page as `exportBookings` does.
 */
export async function* exportTickets(showId: string | null): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(TICKET_HEAD);
  for await (const page of readPages((after) => readTickets(showId, after))) {
    yield page
      .map(({ ticket, booking, show, timeZone, seat }) =>
        csvLine([
          booking.reference,
          show.title,
          formatStamp(show.startsAt, timeZone),
          booking.name,
          seat.section,
          seat.row,
          seat.number,
          seat.category,
          ticket.type,
          decimalAmount(ticket.price, booking.currency),
          booking.currency,
          formatStamp(booking.createdAt, timeZone),
          ticket.checkedInAt && formatStamp(ticket.checkedInAt, timeZone),
          ticket.cancelledAt && formatStamp(ticket.cancelledAt, timeZone),
          timeZone,
        ]),
      )
      .join('');
  }
}

const TICKET_HEAD = [
  'Reference',
  'Show',
  'Starts',
  'Name',
  'Section',
  'Row',
  'Seat',
  'Category',
  'Type',
  'Price',
  'Currency',
  'Booked',
  'Checked in',
  'Cancelled',
  'Time zone',
];

function readTickets(showId: string | null, after: PageCursor | null) {
  return readReplica((db: Database) =>
    db
      .select({
        key: { showId: tickets.showId, id: tickets.id },
        ticket: tickets,
        booking: {
          reference: bookings.reference,
          name: bookings.name,
          currency: bookings.currency,
          createdAt: bookings.createdAt,
        },
        seat: {
          section: seats.section,
          row: seats.row,
          number: seats.number,
          category: seats.category,
        },
        show: { title: shows.title, startsAt: shows.startsAt },
        timeZone: venues.timeZone,
      })
      .from(tickets)
      .innerJoin(
        bookings,
        and(eq(bookings.showId, tickets.showId), eq(bookings.id, tickets.bookingId)),
      )
      .innerJoin(seats, and(eq(seats.showId, tickets.showId), eq(seats.seatNo, tickets.seatNo)))
      .innerJoin(shows, eq(shows.id, tickets.showId))
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .where(
        and(
          showId ? eq(tickets.showId, showId) : undefined,
          after
            ? sql`(${tickets.showId}, ${tickets.id}) > (${after.showId}, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(asc(tickets.showId), asc(tickets.id))
      .limit(PAGE_SIZE),
  );
}
