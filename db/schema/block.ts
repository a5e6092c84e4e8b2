import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { shows } from './show';
import { staff } from './staff';

/** Seats of a show that the house holds back together; its seats are `blocked` and name it. */
export const blocks = pgTable(
  'blocks',
  {
    showId: text('show_id')
      .notNull()
      .references(() => shows.id),
    id: uuid().notNull(),
    /** For whom: `Press`, `Technical`, a guest's name. */
    name: text().notNull(),
    reason: text().notNull(),
    /** When its seats go on sale by themselves; null: somebody releases them. */
    releaseAt: timestamp('release_at', { withTimezone: true }),
    /** When the last of its seats was released. */
    releasedAt: timestamp('released_at', { withTimezone: true }),
    /** Null: the demo or a migration made it. */
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
