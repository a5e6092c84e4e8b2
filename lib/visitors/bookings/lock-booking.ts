import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { bookings, seats, shows, tickets } from '@/db/schema';

export type LockedBooking = NonNullable<Awaited<ReturnType<typeof lockBooking>>>;

/**
 * Locks the booking of a show that matches `which`, then, in the order of all bookings: the seats of its live
 * tickets and `moreSeats` by number, and the show FOR SHARE. Null when there is no such booking. The booking comes
 * first, so that no other change to its tickets happens before its seats are locked.
 */
export async function lockBooking(
  tx: Transaction,
  showId: string,
  which: SQL | undefined,
  moreSeats: number[] = [],
) {
  const matches = and(eq(bookings.showId, showId), which);
  const [[booking], seatRows, [show], live] = await Promise.all([
    tx.select().from(bookings).where(matches).for('no key update'),
    // Separate statements after the booking is locked: they see what an earlier move of its tickets did.
    lockSeats(tx, showId, matches, moreSeats),
    tx
      .select({
        status: shows.status,
        started: sql<boolean>`clock_timestamp() >= ${shows.startsAt}`,
        over: sql<boolean>`clock_timestamp() >= ${shows.endsAt}`,
      })
      .from(shows)
      .where(eq(shows.id, showId))
      .for('share'),
    tx
      .select({
        id: tickets.id,
        seat: tickets.seatNo,
        type: tickets.type,
        price: tickets.price,
      })
      .from(tickets)
      .innerJoin(bookings, ticketOfBooking)
      .where(and(matches, isNull(tickets.cancelledAt)))
      .orderBy(asc(tickets.seatNo)),
  ]);
  return booking && show ? { booking, seats: seatRows, show, tickets: live } : null;
}

const ticketOfBooking = and(
  eq(tickets.showId, bookings.showId),
  eq(tickets.bookingId, bookings.id),
);

function lockSeats(tx: Transaction, showId: string, matches: SQL | undefined, more: number[]) {
  const ofBooking = tx
    .select({ seatNo: tickets.seatNo })
    .from(tickets)
    .innerJoin(bookings, ticketOfBooking)
    .where(and(matches, isNull(tickets.cancelledAt)));
  const added = more.map((seat) => sql` union all select ${seat}::int`);
  return tx
    .select({
      seat: seats.seatNo,
      section: seats.section,
      row: seats.row,
      number: seats.number,
      category: seats.category,
      status: seats.status,
    })
    .from(seats)
    .where(
      and(
        eq(seats.showId, showId),
        sql`${seats.seatNo} in (${ofBooking.getSQL()}${sql.join(added)})`,
      ),
    )
    .orderBy(asc(seats.seatNo))
    .for('update');
}
