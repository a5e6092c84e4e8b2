import { and, asc, desc, eq } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import type { Database } from '@/db/connect';
import { auditLog, bookings, seats, shows, staff, tickets, venues } from '@/db/schema';
import { read } from '@/db/transaction';
import { seatLocation } from '@/lib/visitors/seating/seat-name';
import { showAddress } from '@/lib/visitors/shows/show-address';
import { isShowId } from '@/lib/visitors/shows/show-id';
import { referenceSchema } from './box-office-schemas';

/** A booking with everything the box office may see. Times are ISO 8601 in UTC, amounts in minor units. */
export type OfficeBooking = NonNullable<Awaited<ReturnType<typeof findOfficeBooking>>>;
export type OfficeTicket = OfficeBooking['tickets'][number];

/** Reads a show's booking by its reference from the primary; null when there is none. */
export async function findOfficeBooking(showId: string, reference: string) {
  if (!isShowId(showId) || !referenceSchema.safeParse(reference).success) return null;
  return read(primaryReads(), async (db) => {
    const [found] = await db
      .select({ booking: bookings, show: shows, venue: venues, seller: staff.name })
      .from(bookings)
      .innerJoin(shows, eq(shows.id, bookings.showId))
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .leftJoin(staff, eq(staff.id, bookings.soldBy))
      .where(and(eq(bookings.showId, showId), eq(bookings.reference, reference)));
    if (!found) return null;
    const { booking, show, venue, seller } = found;
    const [ticketRows, history] = await Promise.all([
      readTickets(db, showId, booking.id),
      readHistory(db, showId, reference),
    ]);
    return {
      showId,
      reference,
      /** The secret part of the booking link; only for the page that prints the tickets. */
      token: booking.token,
      name: booking.name,
      email: booking.email,
      status: booking.status,
      payment: booking.payment,
      soldBy: seller,
      currency: booking.currency,
      createdAt: booking.createdAt.toISOString(),
      show: {
        address: showAddress(show),
        title: show.title,
        status: show.status,
        startsAt: show.startsAt.toISOString(),
        isOver: show.endsAt.getTime() <= Date.now(),
        timeZone: venue.timeZone,
        venue: venue.name,
      },
      tickets: ticketRows,
      history,
    };
  });
}

async function readTickets(db: Database, showId: string, bookingId: string) {
  const rows = await db
    .select({ ticket: tickets, seat: seats })
    .from(tickets)
    .innerJoin(seats, and(eq(seats.showId, tickets.showId), eq(seats.seatNo, tickets.seatNo)))
    .where(and(eq(tickets.showId, showId), eq(tickets.bookingId, bookingId)))
    .orderBy(asc(tickets.seatNo));
  const replaced = new Set(rows.map(({ ticket }) => ticket.movedFrom));
  return rows.map(({ ticket, seat }) => ({
    id: ticket.id,
    seat: seat.seatNo,
    location: seatLocation(seat),
    category: seat.category,
    type: ticket.type,
    price: ticket.price,
    checkedInAt: ticket.checkedInAt?.toISOString() ?? null,
    state: ticketState(ticket, replaced.has(ticket.id)),
  }));
}

function ticketState(ticket: typeof tickets.$inferSelect, isReplaced: boolean) {
  if (isReplaced) return 'moved';
  if (ticket.cancelledAt) return 'cancelled';
  return ticket.checkedInAt ? 'used' : 'live';
}

const MAX_HISTORY_ENTRIES = 100;

/** What staff did with the booking, newest first. */
async function readHistory(db: Database, showId: string, reference: string) {
  const rows = await db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subject, `booking:${reference}`), eq(auditLog.showId, showId)))
    .orderBy(desc(auditLog.at))
    .limit(MAX_HISTORY_ENTRIES);
  return rows.map(({ id, at, staffEmail, action, before, after }) => ({
    id,
    at: at.toISOString(),
    by: staffEmail,
    action,
    before: before as Record<string, unknown> | null,
    after: after as Record<string, unknown> | null,
  }));
}
