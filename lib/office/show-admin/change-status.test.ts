import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditLog, bookings, prices, seats, shows } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { decide } from '@/lib/visitors/bookings/decide';
import { lockRows } from '@/lib/visitors/bookings/lock-rows';
import { storeRows } from '@/lib/visitors/bookings/store-rows';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { changeStatus } from './change-status';

const { handle } = await ownDatabase({ max: 12 });

const manager = () => makeStaff(handle, 'manager');

async function statusOf(id: string) {
  const [show] = await handle.db.select().from(shows).where(eq(shows.id, id));
  return { status: show?.status, version: show?.version };
}

const PAUSES = 12;

test(`commits no booking after a pause is acknowledged, in ${PAUSES} pauses at full load`, async () => {
  const staff = await manager();
  const id = await makeShow(handle, 2_000, { maxSeatsPerBooking: 1 });
  let next = 0;
  let isOver = false;
  const refused: Record<string, number> = {};
  const crowd = Array.from({ length: 10 }, async () => {
    while (!isOver && next < 2_000) {
      const [outcome] = await createBookings(id, [makeRequest([next++])]);
      if (outcome && !outcome.ok) refused[outcome.reason] = (refused[outcome.reason] ?? 0) + 1;
    }
  });
  const count = () => handle.db.$count(bookings, eq(bookings.showId, id));
  const late: number[] = [];
  for (let pause = 0; pause < PAUSES; pause++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await changeStatus(staff, id, 'paused')).toMatchObject({ ok: true });
    const answered = await count();
    await new Promise((resolve) => setTimeout(resolve, 60));
    late.push((await count()) - answered);
    await changeStatus(staff, id, 'on_sale');
  }
  isOver = true;
  await Promise.all(crowd);
  expect(late).toEqual(late.map(() => 0));
  // Proof that there was load: bookings between the pauses, refusals during them.
  expect(await count()).toBeGreaterThan(PAUSES);
  expect(Object.keys(refused)).toEqual(['not_on_sale']);
});

test('a pause waits for a booking that is about to commit', async () => {
  const staff = await manager();
  const id = await makeShow(handle, 3);
  const count = () => handle.db.$count(bookings, eq(bookings.showId, id));
  const booking = transaction(handle, async (tx) => {
    const request = makeRequest([0]);
    const rows = await lockRows(tx, id, [request]);
    const [decision] = decide(rows, [request]);
    // The transaction has read that the show is on sale, and now takes longer than a pause.
    await tx.execute(sql`select pg_sleep(2)`);
    if (decision?.kind !== 'book') throw new Error('refused');
    return storeRows(tx, id, {
      currency: 'EUR',
      bookings: [{ request, seats: decision.seats }],
      outcomes: [],
      lockedBuyers: rows.buyers,
    });
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await changeStatus(staff, id, 'paused')).toMatchObject({ ok: true });
  const answered = await count();
  expect((await booking)?.bookings.size).toBe(1);
  expect([answered, await count()]).toEqual([1, 1]);
});

test('goes from draft to on sale, paused, on sale and cancelled, with one audit entry each', async () => {
  const staff = await manager();
  const id = await makeShow(handle, 3, { status: 'draft' });
  const to = (status: Parameters<typeof changeStatus>[2]) => changeStatus(staff, id, status);
  for (const status of ['paused', 'cancelled'] as const) {
    expect(await to(status)).toEqual({ ok: false, reason: 'not_now', status: 'draft' });
  }
  expect(await to('on_sale')).toMatchObject({ ok: true, isNew: true });
  expect(await to('on_sale')).toMatchObject({ ok: true, isNew: false });
  expect(await to('paused')).toMatchObject({ ok: true, isNew: true });
  expect(await statusOf(id)).toEqual({ status: 'paused', version: 3 });
  expect(await to('on_sale')).toMatchObject({ ok: true });
  expect(await to('cancelled')).toMatchObject({ ok: true });
  expect(await to('on_sale')).toEqual({ ok: false, reason: 'not_now', status: 'cancelled' });
  const entries = await handle.db
    .select({ action: auditLog.action, by: auditLog.staffEmail })
    .from(auditLog)
    .where(eq(auditLog.showId, id))
    .orderBy(auditLog.at);
  expect(entries.map(({ action }) => action)).toEqual([
    'show.put_on_sale',
    'show.paused',
    'show.put_on_sale',
    'show.cancelled',
  ]);
  expect(new Set(entries.map(({ by }) => by))).toEqual(new Set([staff.email]));
  expect(await changeStatus(staff, 'zzzzzz', 'paused')).toEqual({
    ok: false,
    reason: 'unknown',
  });
});

test('a cancelled show keeps its bookings and refuses new ones', async () => {
  const staff = await manager();
  const id = await makeShow(handle, 3);
  await createBookings(id, [makeRequest([0, 1])]);
  await changeStatus(staff, id, 'cancelled');
  const [outcome] = await createBookings(id, [makeRequest([2])]);
  expect(outcome).toMatchObject({ ok: false, reason: 'not_on_sale', because: 'cancelled' });
  const [booking] = await handle.db.select().from(bookings).where(eq(bookings.showId, id));
  expect(booking?.status).toBe('confirmed');
});

test('refuses to put a show on sale without prices, or after booking has closed', async () => {
  const staff = await manager();
  const id = await makeShow(handle, 3, { status: 'draft' });
  await handle.db.update(seats).set({ category: 'Balcony' }).where(eq(seats.showId, id));
  expect(await changeStatus(staff, id, 'on_sale')).toEqual({
    ok: false,
    reason: 'unpriced',
    categories: ['Balcony'],
  });
  await handle.db
    .insert(prices)
    .values({ showId: id, category: 'Balcony', type: 'standard', amount: 0 });
  await handle.db
    .update(shows)
    .set({ salesEnd: new Date(Date.now() - 1_000), salesStart: new Date(0) })
    .where(eq(shows.id, id));
  expect(await changeStatus(staff, id, 'on_sale')).toEqual({ ok: false, reason: 'closed' });
  expect(await statusOf(id)).toEqual({ status: 'draft', version: 1 });
});
