import { sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { bookings, seats, tickets } from '@/db/schema';
import type { ShowSales } from './sales';

/**
 * Reads a show's sales from a replica, in one statement so that all figures are of the same moment. A
 * ticket counts on the day its booking was made, in `timeZone`, also after it was moved.
 */
export async function readShowSales(showId: string, timeZone: string): Promise<ShowSales> {
  const categories = sql`
    select category, count(*) filter (where status = 'booked') as "sold",
      count(*) filter (where status in ('blocked', 'held')) as "heldBack",
      count(*) filter (where status = 'available') as "free"
    from ${seats} where show_id = ${showId} group by category order by min(seat_no)`;
  const groups = sql`
    select seat.category, booking.payment,
      to_char(booking.created_at at time zone ${timeZone}, 'YYYY-MM-DD') as "day",
      count(*) as "tickets", sum(ticket.price) as "revenue",
      count(ticket.checked_in_at) as "checkedIn"
    from ${tickets} ticket
    join ${bookings} booking
      on booking.show_id = ticket.show_id and booking.id = ticket.booking_id
    join ${seats} seat on seat.show_id = ticket.show_id and seat.seat_no = ticket.seat_no
    where ticket.show_id = ${showId} and ticket.cancelled_at is null
    group by 1, 2, 3 order by 3, 1, 2`;
  const [row] = await readReplica((db) =>
    db.execute<{
      at: string;
      categories: ShowSales['categories'];
      groups: ShowSales['groups'];
    }>(sql`
      select to_json(now()) #>> '{}' as at,
        (select coalesce(json_agg(c), '[]') from (${categories}) c) as categories,
        (select coalesce(json_agg(g), '[]') from (${groups}) g) as groups`),
  );
  if (!row) throw new Error('The sales query returned no row');
  return { ...row, at: new Date(row.at).toISOString() };
}
