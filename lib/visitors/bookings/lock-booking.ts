import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { bookings, seats, shows, tickets } from '@/db/schema';

export type LockedBooking = NonNullable<Awaited<ReturnType<typeof lockBooking>>>;
export type LockedTicket = LockedBooking['tickets'][number];

/**
 * Locks the one booking of a show that fits `which`, then in the order in which bookings lock: the
 * seats of its live tickets and `moreSeats` by number, and the show, shared. Null when there is none.
 * Whoever changes a booking's tickets takes the booking first, so that its seats are known for sure.
 */
export async function lockBooking(
  tx: Transaction,
  showId: string,
  which: SQL | undefined,
  moreSeats: number[] = [],
) {
  const isMeant = and(eq(bookings.showId, showId), which);
  const [[booking], seatRows, [show], live] = await Promise.all([
    tx.select().from(bookings).where(isMeant).for('no key update'),
    // Statements of their own, after the booking is locked: they see what a move before them did.
    lockSeats(tx, showId, isMeant, moreSeats),
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
      .where(and(isMeant, isNull(tickets.cancelledAt)))
      .orderBy(asc(tickets.seatNo)),
  ]);
  return booking && show ? { booking, seats: seatRows, show, tickets: live } : null;
}

const ticketOfBooking = and(
  eq(tickets.showId, bookings.showId),
  eq(tickets.bookingId, bookings.id),
);

function lockSeats(tx: Transaction, showId: string, isMeant: SQL | undefined, more: number[]) {
  const ofBooking = tx
    .select({ seatNo: tickets.seatNo })
    .from(tickets)
    .innerJoin(bookings, ticketOfBooking)
    .where(and(isMeant, isNull(tickets.cancelledAt)));
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
