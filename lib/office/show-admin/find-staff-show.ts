import { asc, eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { prices, seatingPlans, seats, shows, venues } from '@/db/schema';
import { read } from '@/db/transaction';
import type { Price, Venue } from '@/lib/visitors/shows/show';
import { showAddress } from '@/lib/visitors/shows/show-address';
import { venueOf } from '@/lib/visitors/shows/venue-of';

type Row = typeof shows.$inferSelect;

/** A show of any status with what staff pages show; amounts in minor units. */
export type StaffShow = Row & {
  /** The last part of its public address. */
  address: string;
  venue: Venue;
  plan: { hash: string; name: string; seats: number };
  prices: Price[];
  /** Numbers of seats by state. */
  counts: { sold: number; heldBack: number; free: number };
};

/** Reads a show of any status from the primary; null if there is no such show. */
export async function findStaffShow(id: string): Promise<StaffShow | null> {
  const [[row], priceRows, [counts]] = await read(primaryReads(), (db) =>
    Promise.all([
      db
        .select({
          show: shows,
          venue: venues,
          plan: { hash: seatingPlans.hash, name: seatingPlans.name, seats: seatingPlans.seats },
        })
        .from(shows)
        .innerJoin(venues, eq(venues.id, shows.venueId))
        .innerJoin(seatingPlans, eq(seatingPlans.hash, shows.planHash))
        .where(eq(shows.id, id)),
      db
        .select({ category: prices.category, type: prices.type, amount: prices.amount })
        .from(prices)
        .where(eq(prices.showId, id))
        .orderBy(asc(prices.position), asc(prices.category)),
      db
        .select({
          sold: sql<number>`count(*) filter (where ${seats.status} = 'booked')::int`,
          heldBack: sql<number>`count(*) filter (where ${seats.status} in ('blocked', 'held'))::int`,
          free: sql<number>`count(*) filter (where ${seats.status} = 'available')::int`,
        })
        .from(seats)
        .where(eq(seats.showId, id)),
    ]),
  );
  if (!row) return null;
  return {
    ...row.show,
    address: showAddress(row.show),
    venue: venueOf(row.venue),
    plan: row.plan,
    prices: priceRows,
    counts: counts ?? { sold: 0, heldBack: 0, free: 0 },
  };
}
