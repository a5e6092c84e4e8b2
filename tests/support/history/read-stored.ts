import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Handle } from '@/db/connect';
import { bookings, seats, tickets } from '@/db/schema';
import type { Stored } from './check-history';

/** Reads a show's stored bookings, live tickets and seats for `checkHistory`. */
export async function readStored({ db }: Handle, showId: string): Promise<Stored> {
  const sold = await db
    .select({ key: bookings.idempotencyKey, seat: tickets.seatNo })
    .from(bookings)
    .innerJoin(
      tickets,
      and(eq(tickets.showId, bookings.showId), eq(tickets.bookingId, bookings.id)),
    )
    .where(eq(bookings.showId, showId))
    .orderBy(asc(tickets.seatNo));
  const byKey = new Map<string, number[]>();
  for (const { key, seat } of sold) byKey.set(key, [...(byKey.get(key) ?? []), seat]);
  const live = await db
    .select({ seat: tickets.seatNo })
    .from(tickets)
    .where(and(eq(tickets.showId, showId), isNull(tickets.cancelledAt)));
  return {
    bookings: [...byKey].map(([key, taken]) => ({ key, seats: taken })),
    live: live.map(({ seat }) => seat),
    seats: await db
      .select({ status: seats.status, version: seats.version })
      .from(seats)
      .where(eq(seats.showId, showId))
      .orderBy(asc(seats.seatNo)),
  };
}
