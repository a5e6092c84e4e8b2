import { integer, json, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * A hall's seating plan; rows never change. A reference table: the same on every shard. `layout` holds the
 * bytes that `/api/plans/{hash}` serves, and `hash` is their SHA-256 in hex, so a later release that makes
 * layouts differently keeps old addresses valid.
 */
export const seatingPlans = pgTable('seating_plans', {
  hash: text().primaryKey(),
  name: text().notNull(),
  /** Number of seats; seat numbers count from 0 in the plan's order. */
  seats: integer().notNull(),
  /**
   * The plan as imported (pretix JSON), unknown keys included; exports return it.
   * Not jsonb, which changes the text: it loses the sign of -0.0.
   */
  source: json().notNull(),
  layout: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
