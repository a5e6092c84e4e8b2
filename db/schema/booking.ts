import { sql } from 'drizzle-orm';
import {
  check,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { shows } from './show';

export const BOOKING_STATUSES = ['confirmed', 'cancelled'] as const;

/** What one buyer got in one go. The constraints all begin with the show, so they hold on a shard. */
export const bookings = pgTable(
  'bookings',
  {
    showId: text('show_id')
      .notNull()
      .references(() => shows.id),
    id: uuid().notNull(),
    /** For reading out at a counter; opens nothing by itself. */
    reference: text().notNull(),
    /** The secret part of the booking's link, 128 random bits. */
    token: text().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    /** The e-mail address trimmed and lower-cased: who the limit per buyer counts. */
    buyer: text().notNull(),
    /** In the minor unit of `currency`. */
    total: integer().notNull(),
    currency: text().notNull(),
    status: text({ enum: BOOKING_STATUSES }).notNull().default('confirmed'),
    idempotencyKey: text('idempotency_key').notNull(),
    /** SHA-256 of the parsed request: the same key with another request is refused. */
    requestHash: text('request_hash').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
  },
  (booking) => [
    primaryKey({ columns: [booking.showId, booking.id] }),
    unique('bookings_key').on(booking.showId, booking.idempotencyKey),
    unique('bookings_reference').on(booking.showId, booking.reference),
    unique('bookings_token').on(booking.showId, booking.token),
    check('bookings_total', sql`${booking.total} >= 0`),
    check('bookings_status', sql`${booking.status} in ('confirmed', 'cancelled')`),
  ],
);
