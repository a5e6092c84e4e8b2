import { sql } from 'drizzle-orm';
import { check, customType, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});

/** An uploaded image, as it is served. A reference table: the same on every shard. */
export const images = pgTable(
  'images',
  {
    /** SHA-256 of the bytes in hex; part of its URL. */
    hash: text().primaryKey(),
    /** MIME type, such as `image/webp`. */
    type: text().notNull(),
    /** Pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: bytea().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (image) => [check('images_size', sql`${image.width} > 0 and ${image.height} > 0`)],
);
