import type postgres from 'postgres';
import type { NewBooking } from '@/lib/visitors/bookings/outcome';

/** All bookings by token; what the buyer was promised, as one line of text. */
export type BookingRecord = Map<string, string>;

type Promised = Omit<NewBooking, 'createdAt' | 'seats'> & {
  seats: { seat: number; type: string; price: number }[];
};

/** What a booking's buyer was promised, always in the same order. */
export function lineOf(booking: Promised): string {
  const { showId, reference, name, email, total, currency, seats } = booking;
  const sold = [...seats].sort((a, b) => a.seat - b.seat);
  const soldSeats = sold.map(({ seat, type, price }) => `${seat}:${type}:${price}`).join(' ');
  return `${showId} ${reference} ${name} <${email}> ${total} ${currency} for ${soldSeats}`;
}

/** The confirmed bookings of a database, with their live tickets. */
export async function readBookings(sql: postgres.Sql): Promise<BookingRecord> {
  const rows = await sql<Promised[]>`
    select b.show_id as "showId", b.token, b.reference, b.name, b.email, b.total, b.currency,
      coalesce(json_agg(json_build_object('seat', t.seat_no, 'type', t.type, 'price', t.price))
        filter (where t.id is not null), '[]') as seats
    from bookings b left join tickets t
      on t.show_id = b.show_id and t.booking_id = b.id and t.cancelled_at is null
    where b.status = 'confirmed' group by b.show_id, b.id`;
  return new Map(rows.map((row) => [row.token, lineOf(row)]));
}

/** The total price of a record's bookings, by currency, in its minor unit. */
export function sumsOf(record: BookingRecord): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of record.values()) {
    const [, total, currency] = line.match(/> (\d+) ([A-Z]{3}) for /) ?? [];
    if (currency) sums[currency] = (sums[currency] ?? 0) + Number(total);
  }
  return sums;
}
