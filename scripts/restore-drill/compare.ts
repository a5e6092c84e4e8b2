import type postgres from 'postgres';
import type { BookingRecord } from './record';

/** The differences between the record and the bookings of a database, one line each. */
export function compareBookings(record: BookingRecord, found: BookingRecord): string[] {
  const differences: string[] = [];
  for (const [token, line] of record) {
    const restored = found.get(token);
    if (restored === undefined) differences.push(`missing: ${line}`);
    else if (restored !== line) differences.push(`changed: ${line}; now: ${restored}`);
  }
  for (const [token, line] of found) if (!record.has(token)) differences.push(`extra: ${line}`);
  return differences;
}

/** Contradictions between seats, tickets and buyers in the database, one line for each kind. */
export async function compareSeats(sql: postgres.Sql): Promise<string[]> {
  const [counts] = await sql<Record<string, number>[]>`
      with live as (select * from tickets where cancelled_at is null),
        by_seat as (select show_id, seat_no, count(*) as n from live group by 1, 2),
        by_buyer as (
          select b.show_id, b.buyer, count(*) as n
          from live join bookings b on b.show_id = live.show_id and b.id = live.booking_id group by 1, 2),
        by_booking as (
          select show_id, booking_id, sum(price) as paid from live group by 1, 2)
      select
        (select count(*) from by_seat where n > 1)::int as "seats with two live tickets",
        (select count(*) from seats full join by_seat using (show_id, seat_no)
          where (coalesce(status, '') = 'booked') <> (n is not null))::int
          as "seats whose status does not fit their ticket",
        (select count(*) from bookings b
          left join by_booking p on p.show_id = b.show_id and p.booking_id = b.id
          where b.total <> coalesce(paid, 0) and b.status = 'confirmed')::int
          as "bookings whose tickets do not add up to their total",
        (select count(*) from buyer_seats full join by_buyer using (show_id, buyer)
          where coalesce(seats, 0) <> coalesce(n, 0))::int as "buyers with a wrong count of seats"`;
  return Object.entries(counts ?? {}).flatMap(([what, count]) =>
    count > 0 ? [`${count} ${what}`] : [],
  );
}
