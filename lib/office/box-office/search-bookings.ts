import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import type { Database } from '@/db/connect';
import { bookings, shows, venues } from '@/db/schema';
import { read } from '@/db/transaction';
import { countLive } from './count-live';
import { readSearchText } from './search-text';
import { whichBookings } from './which-bookings';

/** A booking in a list of the house's. Times are ISO 8601 in UTC, amounts in minor units. */
export type FoundBooking = {
  showId: string;
  reference: string;
  name: string;
  email: string;
  status: 'confirmed' | 'cancelled';
  payment: 'later' | 'box_office' | 'complimentary';
  createdAt: string;
  /** Live tickets and what they cost. */
  seats: number;
  total: number;
  currency: string;
  show: { title: string; startsAt: string; timeZone: string };
};

export type BookingSearch = {
  text: string;
  /** Only this show's. */
  showId?: string;
  /** `{show}.{reference}` of the last booking of the page before. */
  after?: string;
};

export type SearchResult =
  | { ok: true; found: FoundBooking[]; next: string | null }
  /** A seat's name means a seat of one show. */
  | { ok: false; reason: 'seat_without_show' };

const PAGE = 50;

/**
 * Bookings by name, e-mail, reference or seat, the newest first, a page at a time. Read from the
 * primary: whoever asks has a guest before them who may have booked a moment ago.
 */
export async function searchBookings({
  text,
  showId,
  after,
}: BookingSearch): Promise<SearchResult> {
  const search = readSearchText(text);
  if (search?.kind === 'seat' && !showId) return { ok: false, reason: 'seat_without_show' };
  const wanted = and(
    showId ? eq(bookings.showId, showId) : undefined,
    search ? whichBookings(search, showId ?? '') : undefined,
    after ? isAfter(after) : undefined,
  );
  const rows = await read(primaryReads(), (db) => readPage(db, wanted));
  const found = rows.slice(0, PAGE);
  const last = found.at(-1);
  return {
    ok: true,
    found,
    next: rows.length > PAGE && last ? `${last.showId}.${last.reference}` : null,
  };
}

async function readPage(db: Database, wanted: SQL | undefined): Promise<FoundBooking[]> {
  const rows = await db
    .select({ booking: bookings, show: shows, timeZone: venues.timeZone })
    .from(bookings)
    .innerJoin(shows, eq(shows.id, bookings.showId))
    .innerJoin(venues, eq(venues.id, shows.venueId))
    .where(wanted)
    .orderBy(desc(bookings.createdAt), desc(bookings.showId), desc(bookings.id))
    .limit(PAGE + 1);
  const live = await countLive(
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

/** Older than a booking, by the order of the list; nothing for an address that was made up. */
function isAfter(after: string): SQL {
  const [showId = '', reference = ''] = after.split('.');
  return sql`(${bookings.createdAt}, ${bookings.showId}, ${bookings.id}) < (
    select b.created_at, b.show_id, b.id from bookings b
    where b.show_id = ${showId} and b.reference = ${reference})`;
}
