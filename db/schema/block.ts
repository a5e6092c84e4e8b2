import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { shows } from './show';
import { staff } from './staff';

/** A group of seats on hold. Its seats have the status `blocked` and this block's id. */
export const blocks = pgTable(
  'blocks',
  {
    showId: text('show_id')
      .notNull()
      .references(() => shows.id),
    id: uuid().notNull(),
    /** For whom the seats are, such as `Press`, `Technical` or a guest's name. */
    name: text().notNull(),
    reason: text().notNull(),
    /** When the seats are released automatically; null for only by staff. */
    releaseAt: timestamp('release_at', { withTimezone: true }),
    /** When the last of its seats was released. */
    releasedAt: timestamp('released_at', { withTimezone: true }),
    /** Null if the demo's seed or a migration made it. */
    madeBy: uuid('made_by').references(() => staff.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (block) => [
    primaryKey({ columns: [block.showId, block.id] }),
    index('blocks_to_release')
      .on(block.releaseAt, block.showId)
      .where(sql`${block.releasedAt} is null and ${block.releaseAt} is not null`),
  ],
);
