import { sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { bookings, seats, shows, tickets } from '@/db/schema';
import type { SoldTimes } from './sold-times';

/** When each seat of a show was sold, from a replica; null when there is no such show. */
export async function readSoldTimes(showId: string): Promise<SoldTimes | null> {
  const [row] = await readReplica((db) =>
    db.execute<SoldTimes>(sql`
      select to_json(now()) #>> '{}' as at, show.plan_hash as plan,
        string_agg(case
          when seat.status in ('blocked', 'held') then 'x'
          when sold.at is null then '-'
          when sold.at >= now() - interval '1 day' then 'd'
          when sold.at >= now() - interval '7 days' then 'w'
          when sold.at >= now() - interval '30 days' then 'm'
          else 'o' end, '' order by seat.seat_no) as seats
      from ${shows} show
      join ${seats} seat on seat.show_id = show.id
      left join (
        select ticket.seat_no, booking.created_at as at
        from ${tickets} ticket
        join ${bookings} booking
          on booking.show_id = ticket.show_id and booking.id = ticket.booking_id
        where ticket.show_id = ${showId} and ticket.cancelled_at is null
      ) as sold on sold.seat_no = seat.seat_no
      where show.id = ${showId} group by show.plan_hash`),
  );
  return row ? { ...row, at: new Date(row.at).toISOString() } : null;
}
