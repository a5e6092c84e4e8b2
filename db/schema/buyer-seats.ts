import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { shows } from './show';

/** How many seats a buyer holds in a show, so that a limit is one conditional write. */
export const buyerSeats = pgTable(
  'buyer_seats',
  {
    showId: text('show_id')
      .notNull()
      .references(() => shows.id),
    buyer: text().notNull(),
    seats: integer().notNull(),
  },
  (held) => [
    primaryKey({ columns: [held.showId, held.buyer] }),
    check('buyer_seats_count', sql`${held.seats} >= 0`),
  ],
);
