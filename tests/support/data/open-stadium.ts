import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '@/db/schema';
import { importPlan } from '@/lib/office/plans/import-plan';
import { readPlan } from '@/lib/office/plans/read-plan';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import type { House } from '@/scripts/seed/houses';
import type { ShowDraft } from '@/scripts/seed/show-draft';
import { storeShow } from '@/scripts/seed/store-show';
import { drawStadium } from './draw-stadium';

const HOUSE: House = {
  venue: {
    id: 'south-bank-stadium',
    name: 'South Bank Stadium',
    address: '1 Gasworks Way',
    city: 'Leith',
    timeZone: 'Europe/London',
  },
  currency: 'GBP',
  plan: () => new TextEncoder().encode(JSON.stringify(drawStadium())),
  shows: [],
};

const CUP_FINAL: Omit<ShowDraft, 'id'> = {
  title: 'The Cup Final',
  tagline: 'Ninety minutes, and as many more as it takes',
  genre: 'Sport',
  description: 'The largest ground of the coast.',
  on: { weekday: 'sat', weeks: 6, time: '15:00' },
  minutes: 150,
  prices: {
    standard: { 'Halfway line': 14_000, Lower: 9_500, Middle: 7_500, Upper: 4_500 },
    child: { 'Halfway line': 9_000, Lower: 6_000, Middle: 4_500, Upper: 2_500 },
  },
  sold: 0.55,
  heldBack: 60,
};

export type Stadium = { slug: string; layout: SeatingLayout };

/** Stores a show in a stadium of some 40,000 seats, more than half of them sold; its id is `id`. */
export async function openStadium(databaseUrl: string, id: string): Promise<Stadium> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return await drizzle(client, { schema }).transaction(async (tx) => {
      // The role's timeouts are meant for bookings; storing a whole hall may take longer.
      await tx.execute(sql`set local statement_timeout = 0`);
      await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
      const read = readPlan(HOUSE.plan());
      if (!read.ok) throw new Error(read.problems.join(' '));
      const { hash, layout } = await importPlan(tx, read);
      await tx.insert(schema.venues).values(HOUSE.venue).onConflictDoNothing();
      await storeShow(tx, HOUSE, { hash, layout }, { ...CUP_FINAL, id }, new Date());
      return { slug: `the-cup-final-${id}`, layout };
    });
  } finally {
    await client.end();
  }
}

/** Hides a show of `openStadium` as a draft, because deleting its seats would take a minute. */
export async function closeStadium(databaseUrl: string, id: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await client`update shows set status = 'draft' where id = ${id}`;
  } finally {
    await client.end();
  }
}
