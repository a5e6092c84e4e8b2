import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { images } from './image';
import { seatingPlans } from './seating-plan';
import { venues } from './venue';

export const SHOW_STATUSES = ['draft', 'on_sale', 'paused', 'cancelled'] as const;

/** One performance. Distributed by `id`; every other per-show table is distributed by `show_id`. */
export const shows = pgTable(
  'shows',
  {
    /** Short, lower-case, without look-alike letters; the last part of the show's address. */
    id: text().primaryKey(),
    /** The text before the id in the address. It follows the title; old addresses redirect. */
    slug: text().notNull(),
    title: text().notNull(),
    /** One line of text below the title. */
    tagline: text().notNull(),
    /** Paragraphs separated by an empty line. */
    description: text().notNull(),
    genre: text().notNull(),
    /** The seed of the drawn poster; the same seed always gives the same picture. */
    posterSeed: integer('poster_seed').notNull(),
    /** The uploaded poster; null for the drawn one. */
    imageHash: text('image_hash').references(() => images.hash),
    venueId: text('venue_id')
      .notNull()
      .references(() => venues.id),
    planHash: text('plan_hash')
      .notNull()
      .references(() => seatingPlans.hash),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    salesStart: timestamp('sales_start', { withTimezone: true }).notNull(),
    salesEnd: timestamp('sales_end', { withTimezone: true }).notNull(),
    status: text({ enum: SHOW_STATUSES }).notNull().default('draft'),
    /** ISO 4217, such as `EUR`. Every amount of the show is in its minor unit. */
    currency: text().notNull(),
    maxSeatsPerBooking: integer('max_seats_per_booking').notNull().default(10),
    maxSeatsPerBuyer: integer('max_seats_per_buyer').notNull().default(20),
    /** High demand: requests go into the booking queue, and workers settle them. */
    queued: boolean().notNull().default(false),
    /** Most visitors who may choose seats at once; others are in the waiting room. Null: no waiting room. */
    admitAtOnce: integer('admit_at_once'),
    version: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (show) => [
    index('shows_by_start').on(show.startsAt),
    check('shows_status', sql`${show.status} in ('draft', 'on_sale', 'paused', 'cancelled')`),
    check('shows_times', sql`${show.endsAt} > ${show.startsAt}`),
    check('shows_sales', sql`${show.salesEnd} > ${show.salesStart}`),
    check(
      'shows_limits',
      sql`${show.maxSeatsPerBooking} > 0 and ${show.maxSeatsPerBuyer} >= ${show.maxSeatsPerBooking}`,
    ),
    check('shows_admit', sql`${show.admitAtOnce} > 0`),
  ],
);
