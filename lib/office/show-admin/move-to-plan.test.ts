import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { prices, seatingPlans, seats, shows, tickets } from '@/db/schema';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { loadSeatStates } from '@/lib/visitors/seating/load-seat-states';
import { seatsOfLayout } from '@/lib/visitors/seating/seats-of-layout';
import { makeRequest, makeShow, type ShowChanges } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { countDeadlocks } from '@/tests/support/database/count-deadlocks';
import { deferred } from '@/tests/support/deferred';
import { ownDatabase } from '@/tests/support/own-database';
import { moveToPlan } from './move-to-plan';

const { handle } = await ownDatabase({ max: 10 });

let drawn = 0;

/** A plan like that of `makeShow(count)`, in rows of 20, as `change` alters it. */
async function draw(count: number, change: (layout: SeatingLayout) => void = () => {}) {
  const like = await makeShow(handle, count);
  const [row] = await handle.db
    .select({ layout: seatingPlans.layout })
    .from(seatingPlans)
    .innerJoin(shows, eq(shows.planHash, seatingPlans.hash))
    .where(eq(shows.id, like));
  const layout = JSON.parse(row?.layout ?? '') as SeatingLayout;
  layout.name = `Plan ${drawn++}`;
  change(layout);
  const text = JSON.stringify(layout);
  const hash = createHash('sha256').update(text).digest('hex');
  await handle.db
    .insert(seatingPlans)
    .values({ hash, name: layout.name, seats: count, source: {}, layout: text });
  return { hash, layout };
}

/** A show whose seats are those of a plan. */
async function showIn(plan: { hash: string; layout: SeatingLayout }, changes: ShowChanges = {}) {
  const id = await makeShow(handle, 1, changes);
  await handle.db.update(shows).set({ planHash: plan.hash }).where(eq(shows.id, id));
  await handle.db.delete(seats).where(eq(seats.showId, id));
  await handle.db.insert(seats).values(seatsOfLayout(plan.layout, id));
  return id;
}

async function move(id: string, plan: { hash: string }, first = Promise.resolve()) {
  const [show] = await handle.db.select().from(shows).where(eq(shows.id, id));
  const staff = await makeStaff(handle, 'manager');
  await first;
  return moveToPlan(staff, { show: id, plan: plan.hash, version: show?.version ?? 0 });
}

const balcony = (layout: SeatingLayout) => {
  layout.categories.push({ name: 'Balcony', color: '#000000' });
  for (let seat = 10; seat < layout.seats.category.length; seat++) layout.seats.category[seat] = 1;
};

test('adds, removes and recategorises seats; unchanged seats keep their state', async () => {
  const [small, large] = [await draw(30), await draw(40, balcony)];
  const id = await showIn(small);
  await handle.db
    .insert(prices)
    .values({ showId: id, category: 'Balcony', type: 'standard', amount: 900 });
  await createBookings(id, [makeRequest([3, 4])]);
  const before = await loadSeatStates(id);
  expect(await move(id, large)).toMatchObject({ ok: true, difference: { kept: 10 } });
  const after = await loadSeatStates(id);
  expect(after).toMatchObject({ plan: large.hash, seats: `aaabb${'a'.repeat(35)}` });
  const rows = await handle.db
    .select()
    .from(seats)
    .where(eq(seats.showId, id))
    .orderBy(seats.seatNo);
  const labels = rows.map(({ section, row, number, category }) => [section, row, number, category]);
  expect(labels).toEqual(
    seatsOfLayout(large.layout, id).map((s) => [s.section, s.row, s.number, s.category]),
  );
  const sum = (states: typeof after) => Number(states?.version.split('.')[1]);
  expect(sum(after)).toBeGreaterThan(sum(before));
});

test('never repeats a version when a show moves away and back', async () => {
  const [small, large] = [await draw(20), await draw(40)];
  const id = await showIn(large);
  // The removed seats have high versions.
  await handle.db.update(seats).set({ version: 9 }).where(eq(seats.showId, id));
  const seen = [await loadSeatStates(id)];
  for (const plan of [small, large, small, large]) {
    expect(await move(id, plan)).toMatchObject({ ok: true });
    seen.push(await loadSeatStates(id));
  }
  const sums = seen.map((states) => Number(states?.version.split('.')[1]));
  expect(sums).toEqual([...new Set(sums)].sort((a, b) => a - b));
});

test.each(['booked', 'held'] as const)('refuses to remove or change a %s seat', async (status) => {
  const [small, large, other] = [await draw(20), await draw(30), await draw(30, balcony)];
  const id = await showIn(large);
  await handle.db
    .update(seats)
    .set({ status })
    .where(sql`${seats.showId} = ${id} and ${seats.seatNo} = 25`);
  expect(await move(id, small)).toMatchObject({
    ok: false,
    reason: 'taken',
    count: 1,
    seats: [{ seatNo: 25 }],
  });
  expect(await move(id, other)).toMatchObject({ ok: false, reason: 'taken' });
  expect(await handle.db.$count(seats, eq(seats.showId, id))).toBe(30);
});

test('refuses to remove a seat that is on a cancelled ticket', async () => {
  const [small, large] = [await draw(20), await draw(30)];
  const id = await showIn(large);
  await createBookings(id, [makeRequest([25])]);
  await handle.db.update(tickets).set({ cancelledAt: new Date() }).where(eq(tickets.showId, id));
  await handle.db.update(seats).set({ status: 'available' }).where(eq(seats.showId, id));
  expect(await move(id, small)).toMatchObject({ ok: false, reason: 'taken', count: 1 });
});

test('refuses to rename seats of a published show, but not of a draft', async () => {
  const plan = await draw(30);
  const shifted = await draw(30, ({ rows }) => {
    for (const row of rows) row.label = `Row ${row.number}${row.number}`;
  });
  const live = await showIn(plan);
  expect(await move(live, shifted)).toMatchObject({ ok: false, reason: 'renumbered', count: 30 });
  const draft = await showIn(plan, { status: 'draft' });
  expect(await move(draft, shifted)).toMatchObject({ ok: true });
  const [seat] = await handle.db.select().from(seats).where(eq(seats.showId, draft)).limit(1);
  expect(seat?.row).toMatch(/^Row (AA|BB)$/);
});

test('refuses a move that leaves seats without a price on sale, but not when paused', async () => {
  const [plan, other] = [await draw(30), await draw(30, balcony)];
  const id = await showIn(plan);
  expect(await move(id, other)).toEqual({ ok: false, reason: 'unpriced', categories: ['Balcony'] });
  await handle.db.update(shows).set({ status: 'paused' }).where(eq(shows.id, id));
  expect(await move(id, other)).toMatchObject({ ok: true });
});

test('concurrent moves and bookings leave no ticket without its seat', async () => {
  const [small, large] = [await draw(20), await draw(40)];
  const id = await showIn(large);
  const outcomes: string[] = [];
  for (let round = 0; round < 20; round++) {
    const ready = deferred();
    const moving = move(id, small, ready.promise);
    await sleep(30);
    // Each round starts the bookings a little later: before, during and after the move.
    const crowd = [20 + round, 39 - round].map(async (seat) => {
      await sleep(round);
      return createBookings(id, [makeRequest([seat])]);
    });
    ready.resolve();
    const [moved, ...booked] = await Promise.all([moving, ...crowd]);
    outcomes.push(moved.ok ? 'moved' : moved.reason);
    const [orphans] = await handle.db.execute<{ n: number }>(sql`
      select count(*)::int as n from tickets t left join seats s using (show_id, seat_no)
      where t.show_id = ${id} and (s.status is null or
        (t.cancelled_at is null) <> (s.status = 'booked'))`);
    expect(orphans?.n).toBe(0);
    if (moved.ok) expect(booked.flat().every((one) => !one.ok)).toBe(true);
    if (moved.ok) await move(id, large);
    else {
      await handle.db.delete(tickets).where(eq(tickets.showId, id));
      await handle.db.update(seats).set({ status: 'available' }).where(eq(seats.showId, id));
    }
  }
  // Both sides must win some rounds, or the test proves nothing.
  expect(new Set(outcomes).size).toBeGreaterThan(1);
  expect(await countDeadlocks(handle)).toBe(0);
});
