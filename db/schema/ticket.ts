import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bookings } from './booking';
import { shows } from './show';

/** The right to one seat. A seat has at most one ticket that is not cancelled. */
export const tickets = pgTable(
  'tickets',
  {
    showId: text('show_id')
      .notNull()
      .references(() => shows.id),
    id: uuid().notNull(),
    bookingId: uuid('booking_id').notNull(),
    seatNo: integer('seat_no').notNull(),
    type: text().notNull(),
    /** What was paid, in the minor unit of the booking's currency. */
    price: integer().notNull(),
    /** The secret in the QR code, 128 random bits. */
    code: text().notNull(),
    /** The closed ticket that this one replaced in a move; null for a ticket that was sold. */
    movedFrom: uuid('moved_from'),
    checkedInAt: timestamp('checked_in_at', { withTimezone: true }),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
  },
  (ticket) => [
    primaryKey({ columns: [ticket.showId, ticket.id] }),
    foreignKey({
      name: 'tickets_booking',
      columns: [ticket.showId, ticket.bookingId],
      foreignColumns: [bookings.showId, bookings.id],
    }),
    foreignKey({
      name: 'tickets_moved_from',
      columns: [ticket.showId, ticket.movedFrom],
      foreignColumns: [ticket.showId, ticket.id],
    }),
    index('tickets_by_booking').on(ticket.bookingId, ticket.showId),
    unique('tickets_code').on(ticket.code, ticket.showId),
    // Even wrong code cannot sell a seat twice.
    uniqueIndex('tickets_live_seat')
      .on(ticket.showId, ticket.seatNo)
      .where(sql`${ticket.cancelledAt} is null`),
    check('tickets_price', sql`${ticket.price} >= 0`),
  ],
);
