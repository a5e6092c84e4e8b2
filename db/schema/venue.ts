import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** A house with halls. A reference table: the same on every shard. */
export const venues = pgTable('venues', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** Street and number, as typed into a map search. */
  address: text().notNull(),
  city: text().notNull(),
  /** IANA name, such as `Europe/Lisbon`. Pages show times in this zone. */
  timeZone: text('time_zone').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
