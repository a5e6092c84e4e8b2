import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Transaction } from '@/db/connect';
import * as schema from '@/db/schema';
import { formatCount } from '@/lib/format-count';
import { importPlan } from '@/lib/office/plans/import-plan';
import { readPlan } from '@/lib/office/plans/read-plan';
import { HOUSES, type House } from './houses';
import { storeShow } from './store-show';

// An arbitrary number that all processes that seed use.
const SEED_LOCK = 7_262_532;

/**
 * Fills an empty database with the demo's venues, plans, shows and bookings, all or nothing.
 * Does nothing when there is already a show. Dates are relative to today.
 */
export async function seed(databaseUrl: string, report: (line: string) => void): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await drizzle(client, { schema }).transaction(async (tx) => {
      // The role's timeouts are meant for bookings; storing a whole hall may take longer.
      await tx.execute(sql`set local statement_timeout = 0`);
      await tx.execute(sql`set local lock_timeout = 0`);
      await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
      await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
      const [show] = await tx.select({ id: schema.shows.id }).from(schema.shows).limit(1);
      if (show) return;
      const now = new Date();
      for (const house of HOUSES) await storeHouse(tx, house, now, report);
      await tx.execute(sql`analyze shows, prices, seats, bookings, tickets, buyer_seats`);
    });
  } finally {
    await client.end();
  }
}

async function storeHouse(
  tx: Transaction,
  house: House,
  now: Date,
  report: (line: string) => void,
): Promise<void> {
  const { name, city } = house.venue;
  const read = readPlan(house.plan());
  if (!read.ok) throw new Error(`The plan of ${name} was refused: ${read.problems.join(' ')}`);
  const plan = await importPlan(tx, read);
  await tx.insert(schema.venues).values(house.venue);
  let sold = 0;
  for (const draft of house.shows) sold += await storeShow(tx, house, plan, draft, now);
  const hall = formatCount(plan.layout.seats.x.length);
  report(
    `${name}, ${city}: ${hall} seats, ${house.shows.length} shows, ${formatCount(sold)} tickets sold`,
  );
}
