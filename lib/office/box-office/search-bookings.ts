import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import type { Database } from '@/db/connect';
import { type BOOKING_PAYMENTS, bookings, shows, venues } from '@/db/schema';
import { read } from '@/db/transaction';
import { countLiveTickets } from './count-live-tickets';
import { matchBookings } from './match-bookings';
import { parseSearch } from './parse-search';

export type Payment = (typeof BOOKING_PAYMENTS)[number];

/** A booking in search results. Times are ISO 8601 in UTC, amounts in minor units. */
export type FoundBooking = {
  showId: string;
  reference: string;
  name: string;
  email: string;
  status: 'confirmed' | 'cancelled';
  payment: Payment;
  createdAt: string;
  /** Number of live tickets, and the sum of their prices. */
  seats: number;
  total: number;
  currency: string;
  show: { title: string; startsAt: string; timeZone: string };
};

type BookingSearch = {
  text: string;
  /** Searches only this show. */
  showId?: string;
  /** Cursor: `{show}.{reference}` of the previous page's last booking. */
  after?: string;
};

type SearchResult =
  | { ok: true; found: FoundBooking[]; next: string | null }
  /** A search for a seat needs a show. */
  | { ok: false; reason: 'seat_without_show' };

const PAGE_SIZE = 50;

/**
 * Finds bookings by name, e-mail address, reference or seat, newest first, one page at a time. Reads the
 * primary, because a guest at the box office may have booked seconds ago.
 */
export async function searchBookings({
  text,
  showId,
  after,
}: BookingSearch): Promise<SearchResult> {
  const search = parseSearch(text);
  if (search?.kind === 'seat' && !showId) return { ok: false, reason: 'seat_without_show' };
  const matches = and(
    showId ? eq(bookings.showId, showId) : undefined,
    search ? matchBookings(search, showId ?? '') : undefined,
    after ? isAfter(after) : undefined,
  );
  const rows = await read(primaryReads(), (db) => readPage(db, matches));
  const found = rows.slice(0, PAGE_SIZE);
  const last = found.at(-1);
  return {
    ok: true,
    found,
    next: rows.length > PAGE_SIZE && last ? `${last.showId}.${last.reference}` : null,
  };
}

async function readPage(db: Database, matches: SQL | undefined): Promise<FoundBooking[]> {
  const rows = await db
    .select({ booking: bookings, show: shows, timeZone: venues.timeZone })
    .from(bookings)
    .innerJoin(shows, eq(shows.id, bookings.showId))
    .innerJoin(venues, eq(venues.id, shows.venueId))
    .where(matches)
    .orderBy(desc(bookings.createdAt), desc(bookings.showId), desc(bookings.id))
    .limit(PAGE_SIZE + 1);
  const live = await countLiveTickets(
    db,
    rows.map(({ booking }) => booking.id),
  );
  return rows.map(({ booking, show, timeZone }) => ({
    showId: booking.showId,
    reference: booking.reference,
    name: booking.name,
    email: booking.email,
    status: booking.status,
    payment: booking.payment,
    createdAt: booking.createdAt.toISOString(),
    seats: live.get(booking.id)?.seats ?? 0,
    total: live.get(booking.id)?.total ?? 0,
    currency: booking.currency,
    show: { title: show.title, startsAt: show.startsAt.toISOString(), timeZone },
  }));
}

/** Matches bookings that come after the cursor in the list; matches none if its booking does not exist. */
function isAfter(after: string): SQL {
  const [showId = '', reference = ''] = after.split('.');
  return sql`(${bookings.createdAt}, ${bookings.showId}, ${bookings.id}) < (
    select b.created_at, b.show_id, b.id from bookings b
    where b.show_id = ${showId} and b.reference = ${reference})`;
}
