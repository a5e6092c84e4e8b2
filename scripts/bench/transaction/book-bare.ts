import { randomBytes, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';

/**
 * The ceiling of `createBookings`: its statements for booking one seat, in the same round trips, sent directly by
 * the driver, without decisions and without a result.
 */
export async function bookBare(sql: postgres.Sql, showId: string, request: BookingRequest) {
  const { key, hash, buyer, name, email } = request;
  const seatNo = request.seats[0]?.seat ?? -1;
  const id = randomUUID();
  await sql.begin(async (tx) => {
    const [, , , prices] = await Promise.all([
      tx`select seat_no, section, row_label, number, category, status
        from seats where show_id = ${showId} and seat_no in (${seatNo}) order by seat_no for update`,
      tx`select status, currency, max_seats_per_booking, max_seats_per_buyer,
          clock_timestamp() >= sales_start, clock_timestamp() >= sales_end
        from shows where id = ${showId} for share`,
      tx`select idempotency_key, request_hash from bookings
        where show_id = ${showId} and idempotency_key in (${key})`,
      tx`select category, type, amount from prices where show_id = ${showId}`,
      tx`insert into buyer_seats (show_id, buyer, seats) values (${showId}, ${buyer}, 0)
        on conflict (show_id, buyer) do update set seats = buyer_seats.seats returning buyer, seats`,
    ]);
    const price = prices[0]?.amount as number;
    const secret = () => randomBytes(16).toString('base64url');
    await Promise.all([
      tx`insert into bookings (show_id, id, reference, token, name, email, buyer, total, currency,
          idempotency_key, request_hash)
        values (${showId}, ${id}, ${secret()}, ${secret()}, ${name}, ${email}, ${buyer}, ${price},
          'CAD', ${key}, ${hash})
        on conflict do nothing returning id, created_at`,
      tx`insert into tickets (show_id, id, booking_id, seat_no, type, price, code)
        values (${showId}, ${randomUUID()}, ${id}, ${seatNo}, 'standard', ${price}, ${secret()})`,
      tx`update seats set status = 'booked', version = version + 1
        where show_id = ${showId} and seat_no in (${seatNo})`,
      tx`insert into buyer_seats (show_id, buyer, seats) values (${showId}, ${buyer}, 1)
        on conflict (show_id, buyer) do update set seats = buyer_seats.seats + excluded.seats`,
    ]);
  });
}
