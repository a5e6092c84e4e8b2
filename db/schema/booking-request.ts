import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * The outcome of a request from the booking queue, stored when a worker settles it. Refusals are stored too,
 * and use up their key. Contains no personal data.
 */
export const bookingRequests = pgTable(
  'booking_requests',
  {
    // No foreign key: a request for an unknown show has an outcome too.
    showId: text('show_id').notNull(),
    /** The idempotency key. */
    key: text().notNull(),
    /** SHA-256 of the parsed request, as in `bookings`. */
    requestHash: text('request_hash').notNull(),
    /** `booked`, the reason of a refusal, or `failed`; null: attempted, and not settled yet. */
    outcome: text(),
    /** Details of a refusal, such as the taken seats. */
    details: jsonb(),
    /** How often a worker began to settle it alone, after another worker had failed to. */
    tries: integer().notNull().default(0),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (request) => [primaryKey({ columns: [request.showId, request.key] })],
);
