import { and, asc, eq } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { bookings, seats, shows, tickets, venues } from '@/db/schema';
import { read } from '@/db/transaction';
import { showAddress } from '@/lib/visitors/shows/show-address';
import { venueOf } from '@/lib/visitors/shows/venue-of';
import type { Booking } from './booking';
import { parseBookingToken } from './token';

/**
 * The booking that a link's token opens, read from the primary, where it is visible at once. Null for every
 * token that opens nothing: malformed, wrong and unknown tokens look the same.
 */
export async function findBooking(token: string): Promise<Booking | null> {
  const parts = parseBookingToken(token);
  if (!parts) return null;
  const rows = await read(primaryReads(), (db) =>
    db
      .select({ booking: bookings, show: shows, venue: venues, ticket: tickets, seat: seats })
      .from(bookings)
      .innerJoin(shows, eq(shows.id, bookings.showId))
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .innerJoin(
        tickets,
        and(eq(tickets.showId, bookings.showId), eq(tickets.bookingId, bookings.id)),
      )
      .innerJoin(seats, and(eq(seats.showId, tickets.showId), eq(seats.seatNo, tickets.seatNo)))
      .where(and(eq(bookings.showId, parts.showId), eq(bookings.token, parts.secret)))
      .orderBy(asc(tickets.seatNo)),
  );
  const [first] = rows;
  if (!first) return null;
  const { booking, show, venue } = first;
  const replaced = new Set(rows.map(({ ticket }) => ticket.movedFrom));
  const shown = rows.filter(({ ticket }) => !replaced.has(ticket.id));
  const live = shown.filter(({ ticket }) => ticket.cancelledAt === null);
  return {
    reference: booking.reference,
    status: booking.status,
    name: booking.name,
    email: booking.email,
    // The total of its live tickets; a cancelled booking keeps the total that it had.
    total:
      live.length > 0 ? live.reduce((sum, { ticket }) => sum + ticket.price, 0) : booking.total,
    currency: booking.currency,
    createdAt: booking.createdAt.toISOString(),
    show: {
      id: show.id,
      slug: showAddress(show),
      title: show.title,
      genre: show.genre,
      posterSeed: show.posterSeed,
      image: show.imageHash,
      venue: venueOf(venue),
      startsAt: show.startsAt.toISOString(),
      endsAt: show.endsAt.toISOString(),
      status: show.status === 'draft' ? 'paused' : show.status,
    },
    tickets: shown.map(({ ticket, seat }) => ({
      id: ticket.id,
      seat: seat.seatNo,
      section: seat.section,
      row: seat.row,
      number: seat.number,
      category: seat.category,
      type: ticket.type,
      price: ticket.price,
      code: ticket.code,
      cancelled: ticket.cancelledAt !== null,
      checkedIn: ticket.checkedInAt !== null,
    })),
  };
}
