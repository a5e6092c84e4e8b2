import { createHash, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { connect, type Handle } from '@/db/connect';
import {
  blocks,
  bookings,
  buyerSeats,
  prices,
  seatingPlans,
  seats,
  shows,
  tickets,
  venues,
} from '@/db/schema';
import { read } from '@/db/transaction';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { seatsOfLayout } from '@/lib/visitors/seating/seats-of-layout';
import { replicaCaughtUp } from '@/tests/support/services/test-services';

export type OwnShow = { id: string; slug: string; url: string };
type Changes = Partial<typeof shows.$inferInsert>;

const DAY = 86_400_000;
const made: string[] = [];
let handle: Handle | undefined;

/** The database of the site under test. */
export function database(): Handle {
  handle ??= connect(process.env.DATABASE_URL ?? '', { max: 4 });
  return handle;
}

/**
 * Makes a show for one spec, in the seeded hall with the fewest seats: standard 2,000 and child 1,000
 * minor units, on sale, almost a year ahead. Call `dropShows` in `afterAll`.
 */
export async function makeShow(changes: Changes = {}): Promise<OwnShow> {
  const { db } = database();
  const id = randomUUID().replaceAll('-', '').slice(0, 10);
  const [plan] = await db.select().from(seatingPlans).orderBy(seatingPlans.seats).limit(1);
  const [venue] = await db.select().from(venues).orderBy(venues.id).limit(1);
  if (!plan || !venue) throw new Error('The site under test is not seeded');
  const layout = JSON.parse(plan.layout) as SeatingLayout;
  const now = Date.now();
  made.push(id);
  await db.insert(shows).values({
    id,
    slug: 'a-trial',
    title: 'A Trial',
    tagline: 'For tests',
    description: 'A show that only tests see.',
    genre: 'Theatre',
    posterSeed: 7,
    venueId: venue.id,
    planHash: plan.hash,
    startsAt: new Date(now + 350 * DAY),
    endsAt: new Date(now + 351 * DAY),
    salesStart: new Date(now - DAY),
    salesEnd: new Date(now + 350 * DAY),
    status: 'on_sale',
    currency: 'EUR',
    maxSeatsPerBooking: 8,
    maxSeatsPerBuyer: 10,
    ...changes,
  });
  await db.insert(prices).values(
    layout.categories.flatMap(({ name: category }) => [
      { showId: id, category, type: 'standard', amount: 2_000, position: 0 },
      { showId: id, category, type: 'child', amount: 1_000, position: 1 },
    ]),
  );
  await db.insert(seats).values(seatsOfLayout(layout, id));
  await replicaCaughtUp({
    url: process.env.DATABASE_URL ?? '',
    replicaUrl: process.env.DATABASE_REPLICA_URL ?? '',
  });
  const slug = `${changes.slug ?? 'a-trial'}-${id}`;
  return { id, slug, url: `/api/shows/${slug}` };
}

/** Adds a show that a page created to those that `dropShows` removes. */
export function adoptShow(id: string): void {
  made.push(id);
}

/** A hash of all rows that a booking can change; equal hashes mean unchanged rows. */
export async function rowsOf(show: OwnShow): Promise<string> {
  const tables = [seats, bookings, tickets, buyerSeats];
  const rows = await read(database(), (db) =>
    Promise.all(tables.map((table) => db.select().from(table).where(eq(table.showId, show.id)))),
  );
  const lines = rows.flat().map((row) => JSON.stringify(row));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/** How many live tickets and bookings a show has. */
export async function countSold(
  show: Pick<OwnShow, 'id'>,
): Promise<{ bookings: number; tickets: number }> {
  const [row] = await database().db.execute<{ bookings: number; tickets: number }>(sql`
    select (select count(*)::int from bookings where show_id = ${show.id}) as bookings,
           (select count(*)::int from tickets
             where show_id = ${show.id} and cancelled_at is null) as tickets`);
  if (!row) throw new Error('no counts');
  return row;
}

/** Removes the shows that were made or added, and closes the database. */
export async function dropShows(): Promise<void> {
  const { db } = database();
  for (const id of made.splice(0)) {
    for (const table of [tickets, bookings, buyerSeats, seats, blocks, prices]) {
      await db.delete(table).where(eq(table.showId, id));
    }
    await db.delete(shows).where(eq(shows.id, id));
  }
  await database().end();
  handle = undefined;
}
