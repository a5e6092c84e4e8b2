import { integer, json, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * A hall's plan; rows are never changed. A reference table: the same on every shard.
 * `layout` holds the very bytes that `/api/plans/{hash}` serves, and `hash` is their SHA-256 in hex,
 * so a later release that draws layouts differently leaves the addresses of old ones true.
 */
export const seatingPlans = pgTable('seating_plans', {
  hash: text().primaryKey(),
  name: text().notNull(),
  /** How many seats; their numbers count from 0 in the plan's order. */
  seats: integer().notNull(),
  /**
   * The plan as it was imported (pretix JSON), unknown keys included; what an export gives back.
   * Not jsonb, which would store another text: its numbers lose the sign of -0.0.
   */
  source: json().notNull(),
  layout: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
