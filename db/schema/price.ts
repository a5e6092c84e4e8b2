import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { shows } from './show';

/** The price of a ticket type in a category. Every category of a show has the type `standard`. */
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
    /** The order in which ticket types are offered; `standard` is first. */
    position: smallint().notNull().default(0),
  },
  (price) => [
    primaryKey({ columns: [price.showId, price.category, price.type] }),
    check('prices_amount', sql`${price.amount} >= 0`),
  ],
);
