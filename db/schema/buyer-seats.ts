import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** How many seats a buyer holds in a show, so that a limit is one conditional write. */
export const buyerSeats = pgTable(
  'buyer_seats',
  {
    // Without a foreign key: the row is locked before it is known whether the show exists.
    showId: text('show_id').notNull(),
    buyer: text().notNull(),
    seats: integer().notNull(),
  },
  (held) => [
    primaryKey({ columns: [held.showId, held.buyer] }),
    check('buyer_seats_count', sql`${held.seats} >= 0`),
  ],
);
