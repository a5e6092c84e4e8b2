import { asc, eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditLog, prices, seats, shows } from '@/db/schema';
import { makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { putRunOnSale } from './put-on-sale';

const { handle } = await ownDatabase({ max: 6 });

/** Three drafts of one run, a day apart, in the order of their ids. */
async function makeRun(title: string): Promise<[string, string, string]> {
  const first = await makeShow(handle, 2, { id: `${title}1`, title, status: 'draft' });
  const [show] = await handle.db.select().from(shows).where(eq(shows.id, first));
  if (!show) throw new Error('no show');
  const seatRows = await handle.db.select().from(seats).where(eq(seats.showId, first));
  const priceRows = await handle.db.select().from(prices).where(eq(prices.showId, first));
  const others = [`${title}2`, `${title}3`] as const;
  for (const [index, id] of others.entries()) {
    const startsAt = new Date(Date.UTC(2031, 0, 2 + index, 20, 30));
    const times = { startsAt, endsAt: new Date(+startsAt + 3_600_000) };
    await handle.db.insert(shows).values({ ...show, id, ...times });
    await handle.db.insert(seats).values(seatRows.map((row) => ({ ...row, showId: id })));
    await handle.db.insert(prices).values(priceRows.map((row) => ({ ...row, showId: id })));
  }
  return [first, ...others];
}

async function statusesOf(ids: readonly string[]) {
  const rows = await handle.db
    .select({ status: shows.status })
    .from(shows)
    .where(inArray(shows.id, [...ids]))
    .orderBy(asc(shows.id));
  return rows.map(({ status }) => status);
}

const auditEntries = (ids: readonly string[]) =>
  handle.db.$count(auditLog, inArray(auditLog.showId, [...ids]));

test('puts every draft of a run on sale and writes an audit entry for each', async () => {
  const staff = await makeStaff(handle, 'manager');
  const run = await makeRun('whole');
  const other = await makeShow(handle, 2, { title: 'whole', status: 'draft' });
  expect(await putRunOnSale(staff, run[1])).toEqual({ ok: true });
  expect(await statusesOf(run)).toEqual(['on_sale', 'on_sale', 'on_sale']);
  expect(await auditEntries(run)).toBe(3);
  // The same title in another plan is not of the run.
  expect(await statusesOf([other])).toEqual(['draft']);
});

test('puts no date on sale when one of them has no prices, and names that date', async () => {
  const staff = await makeStaff(handle, 'manager');
  const run = await makeRun('partly');
  await handle.db.delete(prices).where(eq(prices.showId, run[2]));
  expect(await putRunOnSale(staff, run[0])).toEqual({
    ok: false,
    date: 'Friday 3 January 2031, 20:30',
    refusal: { ok: false, reason: 'unpriced', categories: ['Stalls'] },
  });
  expect(await statusesOf(run)).toEqual(['draft', 'draft', 'draft']);
  expect(await auditEntries(run)).toBe(0);
});

test('refuses an unknown show', async () => {
  const staff = await makeStaff(handle, 'manager');
  expect(await putRunOnSale(staff, 'zzzzzz')).toEqual({
    ok: false,
    date: null,
    refusal: { ok: false, reason: 'unknown' },
  });
});

test('locks the shows of a run in the order of their ids', async () => {
  const staff = await makeStaff(handle, 'manager');
  const run = await makeRun('order');
  let pending: ReturnType<typeof putRunOnSale> | undefined;
  await handle.sql.begin(async (tx) => {
    await tx`select 1 from shows where id = ${run[0]} for update`;
    pending = putRunOnSale(staff, run[2]);
    await untilOneWaits();
    // It waits for the first show, so it holds none of the later ones: NOWAIT would fail.
    await handle.sql`select 1 from shows where id in (${run[1]}, ${run[2]}) for update nowait`;
  });
  expect(await pending).toEqual({ ok: true });
});

test('leaves alone a draft that leaves the run while it waits for the lock', async () => {
  const staff = await makeStaff(handle, 'manager');
  const run = await makeRun('leaver');
  let pending: ReturnType<typeof putRunOnSale> | undefined;
  await handle.sql.begin(async (tx) => {
    await tx`update shows set title = 'Another' where id = ${run[2]}`;
    pending = putRunOnSale(staff, run[0]);
    await untilOneWaits();
  });
  expect(await pending).toEqual({ ok: true });
  expect(await statusesOf(run)).toEqual(['on_sale', 'on_sale', 'draft']);
});

test('writes one audit entry for each date when three calls come at once', async () => {
  const staff = await makeStaff(handle, 'manager');
  for (let round = 0; round < 5; round++) {
    const run = await makeRun(`both${round}`);
    const calls = [run[0], run[2], run[1]].map((id) => putRunOnSale(staff, id));
    expect(await Promise.all(calls)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await auditEntries(run)).toBe(3);
  }
});

async function untilOneWaits(): Promise<void> {
  await expect
    .poll(async () => {
      const rows = await handle.sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return rows.length;
    })
    .toBe(1);
}
