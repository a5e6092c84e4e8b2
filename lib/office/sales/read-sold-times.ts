import { sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { bookings, seats, shows, tickets } from '@/db/schema';
import { isShowId } from '@/lib/visitors/shows/show-id';
import type { SoldTimes } from './sold-times';

type Row = {
  at: string;
  plan: string;
  /** One letter per seat: `x` on hold, `-` any other. */
  onHold: string | null;
  sold: { letter: string; seats: number[] }[];
};

/**
 * Reads from a replica when each seat of a show was sold; null when the show does not exist. Seats and
 * tickets are joined here, not in SQL: on new tables without statistics Postgres reads all tickets for
 * every seat, which exceeds the statement timeout for 40,000 seats.
 */
export async function readSoldTimes(showId: string): Promise<SoldTimes | null> {
  if (!isShowId(showId)) return null;
  const onHold = sql`
    select string_agg(case when status in ('blocked', 'held') then 'x' else '-' end, ''
      order by seat_no) from ${seats} where show_id = ${showId}`;
  const sold = sql`
    select case
        when booking.created_at >= now() - interval '1 day' then 'd'
        when booking.created_at >= now() - interval '7 days' then 'w'
        when booking.created_at >= now() - interval '30 days' then 'm'
        else 'o' end as letter,
      json_agg(ticket.seat_no) as seats
    from ${tickets} ticket
    join ${bookings} booking
      on booking.show_id = ticket.show_id and booking.id = ticket.booking_id
    where ticket.show_id = ${showId} and ticket.cancelled_at is null group by 1`;
  const [row] = await readReplica((db) =>
    db.execute<Row>(sql`
      select to_json(now()) #>> '{}' as at, plan_hash as plan, (${onHold}) as "onHold",
        (select coalesce(json_agg(s), '[]') from (${sold}) s) as sold
      from ${shows} where id = ${showId}`),
  );
  if (!row) return null;
  const letters = [...(row.onHold ?? '')];
  for (const { letter, seats: numbers } of row.sold) {
    for (const seat of numbers) letters[seat] = letter;
  }
  return { at: new Date(row.at).toISOString(), plan: row.plan, seats: letters.join('') };
}
