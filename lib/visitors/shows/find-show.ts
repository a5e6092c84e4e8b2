import { asc, eq, sql } from 'drizzle-orm';
import { primaryReads, readReplica } from '@/db/client';
import type { Database } from '@/db/connect';
import { prices, seatingPlans, shows } from '@/db/schema';
import { read } from '@/db/transaction';
import { readAnySummaries, readSummaries } from './read-summaries';
import type { Show } from './show';
import { showIdOf } from './show-address';

export type FoundShow =
  | { ok: true; show: Show }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'moved'; slug: string };

/** The published show at an address, from a replica; `moved` if the title in the address is outdated. */
export async function findShow(address: string): Promise<FoundShow> {
  const id = showIdOf(address);
  const show = id && (await readReplica((db) => readShow(db, id, readSummaries)));
  if (!show) return { ok: false, reason: 'unknown' };
  return show.slug === address
    ? { ok: true, show }
    : { ok: false, reason: 'moved', slug: show.slug };
}

/** A show of any status in the form of its page, from the primary; null if there is none. */
export function previewShow(id: string): Promise<Show | null> {
  return read(primaryReads(), (db) => readShow(db, id, readAnySummaries));
}

async function readShow(
  db: Database,
  id: string,
  readRows: typeof readSummaries,
): Promise<Show | null> {
  const [[summary], [details], priceRows] = await Promise.all([
    readRows(db, eq(shows.id, id)),
    db
      .select({
        description: shows.description,
        plan: shows.planHash,
        seats: seatingPlans.seats,
        maxSeatsPerBooking: shows.maxSeatsPerBooking,
        maxSeatsPerBuyer: shows.maxSeatsPerBuyer,
        waitingRoom: sql<boolean>`${shows.admitAtOnce} is not null`,
      })
      .from(shows)
      .innerJoin(seatingPlans, eq(seatingPlans.hash, shows.planHash))
      .where(eq(shows.id, id)),
    db
      .select({ category: prices.category, type: prices.type, amount: prices.amount })
      .from(prices)
      .where(eq(prices.showId, id))
      .orderBy(asc(prices.position), asc(prices.category)),
  ]);
  return summary && details ? { ...summary, ...details, prices: priceRows } : null;
}
