import { and, asc, eq, sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import type { Database } from '@/db/connect';
import { bookings, shows, staff, venues } from '@/db/schema';
import { csvLine } from '@/lib/csv';
import { decimalAmount } from '@/lib/money';
import { formatStamp } from '@/lib/time';
import { countLiveTickets } from './count-live-tickets';
import { PAGE_SIZE, type PageCursor, readPages } from './read-pages';

// Without it, spreadsheets do not read the file as UTF-8.
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * All bookings of a show (null: of every show) as chunks of a CSV file, ordered by show. Reads a replica
 * page by page with a cursor, so that no statement or snapshot is open while a slow client downloads.
 */
export async function* exportBookings(showId: string | null): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(BOOKING_HEAD);
  for await (const page of readPages((after) => readBookings(showId, after))) {
    yield page
      .map(({ booking, show, timeZone, seller, live }) =>
        csvLine([
          booking.reference,
          show.title,
          formatStamp(show.startsAt, timeZone),
          booking.name,
          booking.email,
          booking.status,
          booking.payment,
          seller ?? 'web',
          live?.seats ?? 0,
          decimalAmount(live?.total ?? 0, booking.currency),
          booking.currency,
          formatStamp(booking.createdAt, timeZone),
          booking.cancelledAt && formatStamp(booking.cancelledAt, timeZone),
          timeZone,
        ]),
      )
      .join('');
  }
}

const BOOKING_HEAD = [
  'Reference',
  'Show',
  'Starts',
  'Name',
  'E-mail',
  'Status',
  'Payment',
  'Sold by',
  'Seats',
  'Total',
  'Currency',
  'Booked',
  'Cancelled',
  'Time zone',
];

function readBookings(showId: string | null, after: PageCursor | null) {
  return readReplica(async (db: Database) => {
    const rows = await db
      .select({
        key: { showId: bookings.showId, id: bookings.id },
        booking: bookings,
        show: { title: shows.title, startsAt: shows.startsAt },
        timeZone: venues.timeZone,
        seller: staff.email,
      })
      .from(bookings)
      .innerJoin(shows, eq(shows.id, bookings.showId))
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .leftJoin(staff, eq(staff.id, bookings.soldBy))
      .where(
        and(
          showId ? eq(bookings.showId, showId) : undefined,
          after
            ? sql`(${bookings.showId}, ${bookings.id}) > (${after.showId}, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(asc(bookings.showId), asc(bookings.id))
      .limit(PAGE_SIZE);
    const live = await countLiveTickets(
      db,
      rows.map(({ booking }) => booking.id),
    );
    return rows.map((row) => ({ ...row, live: live.get(row.booking.id) }));
  });
}
