import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { bookings, buyerSeats, prices, seats, shows } from '@/db/schema';
import type { BookingRequest } from './booking-request';

/**
 * Locks everything that the requests turn on and reads it, in one round trip: the statements are
 * sent together and run one after the other. The order is the same for every booking, so no two can
 * wait for each other: seats by number, the show, the buyers by address.
 */
export async function lockRows(tx: Transaction, showId: string, requests: BookingRequest[]) {
  const seatNumbers = [...new Set(requests.flatMap((r) => r.seats.map(({ seat }) => seat)))];
  const keys = [...new Set(requests.map((request) => request.key))];
  const buyers = [...new Set(requests.map((request) => request.buyer))].sort();
  const [seatRows, [show], stored, priceRows, held] = await Promise.all([
    tx
      .select()
      .from(seats)
      .where(and(eq(seats.showId, showId), inArray(seats.seatNo, seatNumbers)))
      .orderBy(asc(seats.seatNo))
      .for('update')
      .prepare('lock_seats')
      .execute(),
    // Shared: bookings do not wait for each other here, but a pause waits for them, and they for it.
    tx
      .select({
        status: shows.status,
        currency: shows.currency,
        maxSeatsPerBooking: shows.maxSeatsPerBooking,
        maxSeatsPerBuyer: shows.maxSeatsPerBuyer,
        started: sql<boolean>`clock_timestamp() >= ${shows.salesStart}`,
        ended: sql<boolean>`clock_timestamp() >= ${shows.salesEnd}`,
      })
      .from(shows)
      .where(eq(shows.id, showId))
      .for('share')
      .prepare('lock_show')
      .execute(),
    // After the seats are locked: a retry that waited for its first try must see what that stored.
    tx
      .select({ key: bookings.idempotencyKey, hash: bookings.requestHash })
      .from(bookings)
      .where(and(eq(bookings.showId, showId), inArray(bookings.idempotencyKey, keys)))
      .prepare('find_keys')
      .execute(),
    tx.select().from(prices).where(eq(prices.showId, showId)).prepare('find_prices').execute(),
    // An upsert that changes nothing: it locks the row, makes it when absent, and tells what is held.
    tx
      .insert(buyerSeats)
      .values(buyers.map((buyer) => ({ showId, buyer, seats: 0 })))
      .onConflictDoUpdate({
        target: [buyerSeats.showId, buyerSeats.buyer],
        set: { seats: sql`${buyerSeats.seats}` },
      })
      .returning({ buyer: buyerSeats.buyer, seats: buyerSeats.seats })
      .prepare('lock_buyers')
      .execute(),
  ]);
  return { seats: seatRows, show, stored, prices: priceRows, held };
}

export type LockedRows = Awaited<ReturnType<typeof lockRows>>;
