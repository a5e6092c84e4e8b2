import type postgres from 'postgres';

/**
 * When each seat of a show was sold, by seat number, in milliseconds since 1970. The time is that of the start of
 * the transaction, so a delay measured from it is never too short.
 */
export async function commitTimes(sql: postgres.Sql, showId: string): Promise<Map<number, number>> {
  const rows = await sql<{ seat: number; at: number }[]>`
    select t.seat_no as seat, (extract(epoch from b.created_at) * 1000)::float8 as at
    from tickets t join bookings b on b.show_id = t.show_id and b.id = t.booking_id
    where t.show_id = ${showId}`;
  return new Map(rows.map(({ seat, at }) => [seat, at]));
}
