import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * A request that came through the queue, from the moment a worker settled it: its outcome, refusals too,
 * each of which consumes its key. Nothing personal is in it.
 */
export const bookingRequests = pgTable(
  'booking_requests',
  {
    // Without a foreign key: a request for a show that does not exist has its outcome as well.
    showId: text('show_id').notNull(),
    /** The idempotency key. */
    key: text().notNull(),
    /** SHA-256 of the parsed request, as in `bookings`. */
    requestHash: text('request_hash').notNull(),
    /** `booked`, the reason of a refusal, or `failed`; null: tried, and not settled yet. */
    outcome: text(),
    /** What belongs to a refusal, such as the seats that were taken. */
    details: jsonb(),
    /** How often a worker began it by itself, because a worker before had left it undone. */
    tries: integer().notNull().default(0),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (request) => [primaryKey({ columns: [request.showId, request.key] })],
);
