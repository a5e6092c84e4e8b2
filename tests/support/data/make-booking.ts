import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Handle } from '@/db/connect';
import { bookings, buyerSeats, seats, tickets } from '@/db/schema';
import type { OfficeSale } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { SEAT_STATE_LETTERS } from '@/lib/visitors/seating/seat-states';
import { makeRequest } from './make-show';

/** A booking of standard tickets, with its reference for staff. */
export type Booked = { reference: string; token: string; tickets: { id: string; seat: number }[] };

/** Books seats as the site does; throws when the booking is refused. */
export async function makeBooking(
  handle: Handle,
  showId: string,
  numbers: number[],
  { office, ...changes }: Parameters<typeof makeRequest>[1] & { office?: OfficeSale } = {},
): Promise<Booked> {
  const request = { ...makeRequest(numbers, changes), ...(office ? { office } : {}) };
  const [outcome] = await createBookings(showId, [request]);
  if (!outcome?.ok) throw new Error(`not booked: ${outcome?.reason}`);
  const { reference, token } = outcome.booking;
  return { reference, token, tickets: await liveTickets(handle, showId, reference) };
}

/** The live tickets of a booking, by seat. */
export function liveTickets({ db }: Handle, showId: string, reference: string) {
  return db
    .select({ id: tickets.id, seat: tickets.seatNo, code: tickets.code, price: tickets.price })
    .from(tickets)
    .innerJoin(
      bookings,
      and(eq(bookings.showId, tickets.showId), eq(bookings.id, tickets.bookingId)),
    )
    .where(
      and(
        eq(tickets.showId, showId),
        eq(bookings.reference, reference),
        isNull(tickets.cancelledAt),
      ),
    )
    .orderBy(asc(tickets.seatNo));
}

/** A show's seats as letters (lib/visitors/seating/seat-states), its live tickets' seats, and how many seats count for buyers. */
export async function readShowState({ db }: Handle, showId: string) {
  const [seatRows, ticketRows, held] = await Promise.all([
    db.select().from(seats).where(eq(seats.showId, showId)).orderBy(asc(seats.seatNo)),
    db
      .select({ seat: tickets.seatNo })
      .from(tickets)
      .where(and(eq(tickets.showId, showId), isNull(tickets.cancelledAt)))
      .orderBy(asc(tickets.seatNo)),
    db.select().from(buyerSeats).where(eq(buyerSeats.showId, showId)),
  ]);
  return {
    seats: seatRows.map(({ status }) => SEAT_STATE_LETTERS[status]).join(''),
    sold: ticketRows.map(({ seat }) => seat),
    held: held.reduce((sum, row) => sum + row.seats, 0),
  };
}

/** Seat states in which exactly these seats are booked. */
export const lettersWithBooked = (count: number, booked: number[]) =>
  Array.from({ length: count }, (_, seat) => (booked.includes(seat) ? 'b' : 'a')).join('');
