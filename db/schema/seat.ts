import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { blocks } from './block';
import { shows } from './show';

export const SEAT_STATUSES = ['available', 'held', 'booked', 'blocked'] as const;

/** A seat of a show. `seat_no` counts from 0 in the plan's order, so all seat states fit in one string. */
export const seats = pgTable(
  'seats',
  {
    showId: text('show_id')
      .notNull()
      .references(() => shows.id),
    seatNo: integer('seat_no').notNull(),
    section: text().notNull(),
    row: text('row_label').notNull(),
    number: text().notNull(),
    category: text().notNull(),
    status: text({ enum: SEAT_STATUSES }).notNull().default('available'),
    /** Counts the seat's changes and is never reset; the sum over a show is the version of its seat states. */
    version: integer().notNull().default(1),
    /** The block that holds the seat; set only while the seat is `blocked`. */
    blockId: uuid('block_id'),
  },
  (seat) => [
    primaryKey({ columns: [seat.showId, seat.seatNo] }),
    check('seats_status', sql`${seat.status} in ('available', 'held', 'booked', 'blocked')`),
    check('seats_block', sql`(${seat.status} = 'blocked') = (${seat.blockId} is not null)`),
    foreignKey({
      name: 'seats_block_of_show',
      columns: [seat.showId, seat.blockId],
      foreignColumns: [blocks.showId, blocks.id],
    }),
    check('seats_seat_no', sql`${seat.seatNo} >= 0`),
  ],
);
