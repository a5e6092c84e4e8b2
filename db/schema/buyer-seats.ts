import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** Counts a buyer's seats in a show, so that one conditional write enforces the limit. */
export const buyerSeats = pgTable(
  'buyer_seats',
  {
    // No foreign key: the row is locked before the show is checked.
    showId: text('show_id').notNull(),
    buyer: text().notNull(),
    seats: integer().notNull(),
  },
  (held) => [
    primaryKey({ columns: [held.showId, held.buyer] }),
    check('buyer_seats_count', sql`${held.seats} >= 0`),
  ],
);
