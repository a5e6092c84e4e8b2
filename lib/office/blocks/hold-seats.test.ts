import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, blocks, seats, shows } from '@/db/schema';
import type { Staff } from '@/lib/office/staff/staff';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { makeBooking, readShowState } from '@/tests/support/data/make-booking';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { changeBlock } from './change-block';
import { type HoldRequest, holdSeats } from './hold-seats';
import { releaseSeats } from './release-seats';

const { handle } = await ownDatabase({ max: 20 });
let staff: Staff;

beforeAll(async () => {
  staff = await makeStaff(handle, 'manager');
});

async function hold(showId: string, numbers: number[], changes: Partial<HoldRequest> = {}) {
  const [show] = await handle.db.select().from(shows).where(eq(shows.id, showId));
  const asked = {
    showId,
    name: 'House seats',
    reason: 'The mayor’s party',
    releaseAt: null,
    seats: numbers,
    plan: show?.planHash ?? '',
    onlyFree: false,
    ...changes,
  };
  return holdSeats(staff, asked);
}

async function mustHold(showId: string, numbers: number[], changes: Partial<HoldRequest> = {}) {
  const outcome = await hold(showId, numbers, changes);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.block;
}

const lettersOf = async (showId: string) => (await readShowState(handle, showId)).seats;
const release = (showId: string, block: string, numbers: number[] | null = null) =>
  releaseSeats(staff, { showId, block }, numbers);
const versionOf = async (showId: string) => {
  const rows = await handle.db.select().from(seats).where(eq(seats.showId, showId));
  return rows.reduce((sum, { version }) => sum + version, 0);
};

describe('holdSeats', () => {
  it('takes the seats off sale, with a new version each and an audit entry', async () => {
    const showId = await makeShow(handle, 6);
    const before = await versionOf(showId);
    const block = await mustHold(showId, [1, 2, 4]);
    expect(await lettersOf(showId)).toBe('axxaxa');
    expect(await versionOf(showId)).toBe(before + 3);
    const [outcome] = await createBookings(showId, [makeRequest([1])]);
    expect(outcome).toMatchObject({ ok: false, reason: 'seats_taken', seats: [1] });
    const [entry] = await handle.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `block:${block}`));
    expect(entry).toMatchObject({
      action: 'block.made',
      showId,
      staffId: staff.id,
      after: { name: 'House seats', seats: ['Stalls, Row A, 2 to 3', 'Stalls, Row A, 5'] },
    });
  });

  it('puts all seats on hold or none, and names those that are not free', async () => {
    const showId = await makeShow(handle, 5);
    await makeBooking(handle, showId, [1, 2]);
    expect(await hold(showId, [0, 1, 2, 3])).toEqual({
      ok: false,
      reason: 'not_free',
      seats: ['Stalls, Row A, 2 to 3'],
    });
    expect(await lettersOf(showId)).toBe('abbaa');
    expect(await hold(showId, [0, 1, 2, 3], { onlyFree: true })).toMatchObject({ seats: [0, 3] });
    expect(await hold(showId, [0, 3], { onlyFree: true })).toMatchObject({ reason: 'none_free' });
  });

  it.each<[string, Partial<HoldRequest>, string]>([
    ['another plan', { plan: 'f'.repeat(64) }, 'other_plan'],
    ['a date that has passed', { releaseAt: new Date(Date.now() - 1_000) }, 'past'],
    ['an unknown show', { showId: 'nothere' }, 'unknown'],
  ])('refuses %s', async (_, changes, reason) => {
    const showId = await makeShow(handle, 2);
    expect(await hold(showId, [0], changes)).toEqual({ ok: false, reason });
    expect(await lettersOf(showId)).toBe('aa');
  });

  it('refuses a cancelled show', async () => {
    const showId = await makeShow(handle, 2, { status: 'cancelled' });
    expect(await hold(showId, [0])).toEqual({ ok: false, reason: 'cancelled' });
  });
});

describe('releaseSeats', () => {
  it('releases seats one by one, and the block with the last one', async () => {
    const showId = await makeShow(handle, 3);
    const block = await mustHold(showId, [0, 1, 2]);
    expect(await release(showId, block, [1])).toMatchObject({ ok: true, seats: [1], left: 2 });
    expect(await lettersOf(showId)).toBe('xax');
    expect(await release(showId, block)).toMatchObject({ ok: true, seats: [0, 2], left: 0 });
    expect(await lettersOf(showId)).toBe('aaa');
    expect(await release(showId, block)).toEqual({ ok: false, reason: 'released' });
  });

  it('releases only seats that the block still holds', async () => {
    const showId = await makeShow(handle, 3);
    const first = await mustHold(showId, [0, 1]);
    await release(showId, first, [0]);
    await mustHold(showId, [0]);
    await makeBooking(handle, showId, [2]);
    expect(await release(showId, first, [0, 1, 2])).toMatchObject({ seats: [1], left: 0 });
    expect(await lettersOf(showId)).toBe('xab');
  });

  it('releases the block when two calls release its last seats at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const showId = await makeShow(handle, 2);
      const block = await mustHold(showId, [0, 1]);
      await Promise.all([release(showId, block, [0]), release(showId, block, [1])]);
      const [row] = await handle.db.select().from(blocks).where(eq(blocks.id, block));
      expect(row?.releasedAt).not.toBeNull();
    }
  });
});

describe('changeBlock', () => {
  const change = (showId: string, block: string, releaseAt: Date | null) =>
    changeBlock(staff, { showId, block, name: 'Press', reason: 'First night', releaseAt });

  it('keeps the seats, and stores the old values in the audit log', async () => {
    const showId = await makeShow(handle, 2);
    const block = await mustHold(showId, [0]);
    const releaseAt = new Date(Date.now() + 3_600_000);
    expect(await change(showId, block, releaseAt)).toEqual({ ok: true });
    const [row] = await handle.db.select().from(blocks).where(eq(blocks.id, block));
    expect(row).toMatchObject({ name: 'Press', reason: 'First night', releaseAt });
    expect(await lettersOf(showId)).toBe('xa');
    const entries = await handle.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `block:${block}`));
    expect(entries.find(({ action }) => action === 'block.changed')).toMatchObject({
      before: { name: 'House seats', releaseAt: null },
      after: { name: 'Press', releaseAt: releaseAt.toISOString() },
    });
  });

  it('refuses a released block and a date that is past', async () => {
    const showId = await makeShow(handle, 2);
    const block = await mustHold(showId, [0]);
    expect(await change(showId, block, new Date(0))).toEqual({ ok: false, reason: 'past' });
    await release(showId, block);
    expect(await change(showId, block, null)).toEqual({ ok: false, reason: 'released' });
    expect(await change(showId, crypto.randomUUID(), null)).toMatchObject({ reason: 'unknown' });
  });
});

it('gives a seat either to a block or to a booking when both ask at the same time', async () => {
  for (let round = 0; round < 15; round++) {
    const showId = await makeShow(handle, 6);
    const [held, ...booked] = await Promise.all([
      hold(showId, [0, 1, 2, 3]),
      ...[[3, 4], [0, 5], [2]].map(async (numbers) => ({
        numbers,
        ok: (await createBookings(showId, [makeRequest(numbers)]))[0]?.ok ?? false,
      })),
    ]);
    const sold = booked.flatMap(({ ok, numbers }) => (ok ? numbers : [])).sort();
    const state = await readShowState(handle, showId);
    expect(state.sold).toEqual(sold);
    const expected = [0, 1, 2, 3, 4, 5].map((seat) =>
      sold.includes(seat) ? 'b' : held.ok && seat < 4 ? 'x' : 'a',
    );
    expect(state.seats).toBe(expected.join(''));
    // Each of the four seats is in one of the bookings, so either the block or the bookings succeed.
    expect(held.ok).toBe(sold.length === 0);
  }
});
