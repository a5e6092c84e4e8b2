import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { shows } from './show';

/** What a ticket of a type costs in a category of seats. Every category of a show has `standard`. */
export const prices = pgTable(
  'prices',
  {
    showId: text('show_id')
      .notNull()
      .references(() => shows.id),
    /** The category's name in the show's plan. */
    category: text().notNull(),
    /** `standard`, `child`, `concession`, `companion`, … */
    type: text().notNull(),
    /** In the minor unit of the show's currency. */
    amount: integer().notNull(),
    /** Ticket types are offered in this order, `standard` first. */
    position: smallint().notNull().default(0),
  },
  (price) => [
    primaryKey({ columns: [price.showId, price.category, price.type] }),
    check('prices_amount', sql`${price.amount} >= 0`),
  ],
);
