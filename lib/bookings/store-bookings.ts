import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { bookings, buyerSeats, seats, tickets } from '@/db/schema';
import type { BookingRequest } from './booking-request';
import type { NewBooking, SoldSeat } from './outcome';
import { newReference, newSecret } from './secrets';

export type Taken = { request: BookingRequest; seats: SoldSeat[] };

/**
 * Stores bookings with their tickets, takes the seats and counts them to their buyers, each as one
 * statement; by key. Null when a key or a reference was already there: then the caller must roll back.
 */
export async function storeBookings(
  tx: Transaction,
  showId: string,
  currency: string,
  taken: Taken[],
): Promise<Map<string, NewBooking> | null> {
  const drafts = taken.map(({ request, seats: sold }) => ({
    request,
    sold,
    id: randomUUID(),
    token: newSecret(),
    reference: newReference(),
    total: sold.reduce((sum, { price }) => sum + price, 0),
  }));
  // By key, so that two batches that share keys meet on the same one first and cannot wait crosswise.
  drafts.sort((a, b) => (a.request.key < b.request.key ? -1 : 1));

  const rows = await tx
    .insert(bookings)
    .values(
      drafts.map(({ request, id, token, reference, total }) => ({
        showId,
        id,
        token,
        reference,
        total,
        currency,
        name: request.name,
        email: request.email,
        buyer: request.buyer,
        idempotencyKey: request.key,
        requestHash: request.hash,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: bookings.id, createdAt: bookings.createdAt })
    .prepare('insert_bookings')
    .execute();
  if (rows.length < drafts.length) return null;

  await Promise.all([
    insertTickets(tx, showId, drafts),
    takeSeats(tx, showId, drafts),
    countToBuyers(tx, showId, drafts),
  ]);
  const createdAt = new Map(rows.map((row) => [row.id, row.createdAt]));
  return new Map(
    drafts.map(({ request, sold, id, token, reference, total }) => [
      request.key,
      {
        showId,
        token,
        reference,
        name: request.name,
        email: request.email,
        total,
        currency,
        createdAt: createdAt.get(id) as Date,
        seats: sold,
      },
    ]),
  );
}

type Draft = { id: string; request: BookingRequest; sold: SoldSeat[] };

function insertTickets(tx: Transaction, showId: string, drafts: Draft[]) {
  const rows = drafts.flatMap(({ id, sold }) =>
    sold.map(({ seat, type, price }) => ({
      showId,
      id: randomUUID(),
      bookingId: id,
      seatNo: seat,
      type,
      price,
      code: newSecret(),
    })),
  );
  return tx.insert(tickets).values(rows).prepare('insert_tickets').execute();
}

function takeSeats(tx: Transaction, showId: string, drafts: Draft[]) {
  const numbers = drafts.flatMap(({ sold }) => sold.map(({ seat }) => seat));
  return tx
    .update(seats)
    .set({ status: 'booked', version: sql`${seats.version} + 1` })
    .where(and(eq(seats.showId, showId), inArray(seats.seatNo, numbers)))
    .prepare('take_seats')
    .execute();
}

function countToBuyers(tx: Transaction, showId: string, drafts: Draft[]) {
  const counts = new Map<string, number>();
  for (const { request, sold } of drafts) {
    counts.set(request.buyer, (counts.get(request.buyer) ?? 0) + sold.length);
  }
  return tx
    .insert(buyerSeats)
    .values([...counts].map(([buyer, count]) => ({ showId, buyer, seats: count })))
    .onConflictDoUpdate({
      target: [buyerSeats.showId, buyerSeats.buyer],
      set: { seats: sql`${buyerSeats.seats} + excluded.seats` },
    })
    .prepare('count_to_buyers')
    .execute();
}
