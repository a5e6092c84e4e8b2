import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { shows } from './show';
import { staff } from './staff';

export const BOOKING_STATUSES = ['confirmed', 'cancelled'] as const;

/** Paid later (bookings on the website), paid at the box office, or complimentary. */
export const BOOKING_PAYMENTS = ['later', 'box_office', 'complimentary'] as const;

/**
 * The words of a name without accents, as a tsvector. Removes punctuation first, because with the server
 * locale C the text search treats non-ASCII marks as letters.
 */
export const nameWords = (name: AnyPgColumn) => {
  const bare = sql`regexp_replace(normalize(${name}, NFKD), '[\\u0300-\\u036f]', '', 'g')`;
  return sql`to_tsvector('simple', regexp_replace(${bare}, '[''’‘·&()/‐–.,-]+', ' ', 'g'))`;
};

/** Seats that one buyer booked at once. Every constraint contains the show, so it holds on a shard. */
export const bookings = pgTable(
  'bookings',
  {
    showId: text('show_id')
      .notNull()
      .references(() => shows.id),
    id: uuid().notNull(),
    /** For people to read out; gives no access. */
    reference: text().notNull(),
    /** The secret part of the booking's link, 128 random bits. */
    token: text().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    /** The e-mail address, trimmed and in lower case; the limit per buyer counts by it. */
    buyer: text().notNull(),
    /** In the minor unit of `currency`. */
    total: integer().notNull(),
    currency: text().notNull(),
    status: text({ enum: BOOKING_STATUSES }).notNull().default('confirmed'),
    idempotencyKey: text('idempotency_key').notNull(),
    /** SHA-256 of the parsed request; a repeated key with another request is refused. */
    requestHash: text('request_hash').notNull(),
    /** Who sold it at the box office; null for the website. */
    soldBy: uuid('sold_by').references(() => staff.id),
    payment: text({ enum: BOOKING_PAYMENTS }).notNull().default('later'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
  },
  (booking) => [
    primaryKey({ columns: [booking.showId, booking.id] }),
    // The show comes second: on a new table without statistics, Postgres could choose one of these for a
    // look-up by show and id, and read all of the show's bookings.
    unique('bookings_key').on(booking.idempotencyKey, booking.showId),
    unique('bookings_reference').on(booking.reference, booking.showId),
    unique('bookings_token').on(booking.token, booking.showId),
    // For the search in lib/office/box-office/search-bookings.ts.
    index('bookings_by_time').on(booking.createdAt, booking.showId, booking.id),
    index('bookings_by_buyer').on(booking.buyer.op('text_pattern_ops'), booking.showId),
    index('bookings_by_name').using('gin', nameWords(booking.name)),
    check('bookings_total', sql`${booking.total} >= 0`),
    check('bookings_status', sql`${booking.status} in ('confirmed', 'cancelled')`),
    check('bookings_payment', sql`${booking.payment} in ('later', 'box_office', 'complimentary')`),
  ],
);
