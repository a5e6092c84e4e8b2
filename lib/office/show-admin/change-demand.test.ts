import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { auditLog, shows } from '@/db/schema';
import { saleMode } from '@/lib/visitors/shows/sale-mode';
import { queueKeys } from '@/lib/visitors/waiting-room/run-queue-script';
import { makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { redisCommand } from '@/tests/support/services/test-services';

const database = await ownDatabase({ max: 3 });
const { handle } = database;
beforeAll(async () => {
  process.env.RABBITMQ_URL = 'amqp://127.0.0.1:9';
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const manager = () => makeStaff(handle, 'manager');
const crowd = { queued: true, admitAtOnce: 50 };

/** Imported after the test has set the environment, which is parsed once. */
async function changeDemand() {
  return (await import('./change-demand')).changeDemand;
}

async function stored(id: string) {
  const [show] = await handle.db.select().from(shows).where(eq(shows.id, id));
  const entries = await handle.db.select().from(auditLog).where(eq(auditLog.showId, id));
  return {
    demand: { queued: show?.queued, admitAtOnce: show?.admitAtOnce },
    version: show?.version,
    entries: entries.map(({ action, before, after }) => ({ action, before, after })),
  };
}

test('switches high demand on, with one audit entry, for every process', async () => {
  const change = await changeDemand();
  const staff = await manager();
  const id = await makeShow(handle, 3);
  const before = { queued: false, admitAtOnce: null };
  expect(await change(staff, { show: id, version: 1, ...crowd })).toEqual({ ok: true });
  const entry = { action: 'show.demand_changed', before, after: crowd };
  const now = { demand: crowd, version: 2, entries: [entry] };
  expect(await stored(id)).toEqual(now);
  // Saving the same settings changes nothing.
  expect(await change(staff, { show: id, version: 2, ...crowd })).toEqual({ ok: true });
  expect(await stored(id)).toEqual(now);
  expect(await saleMode(id)).toMatchObject(crowd);
});

test('opens a queue when the waiting room is switched on, but not when its limit changes', async () => {
  const change = await changeDemand();
  const staff = await manager();
  const id = await makeShow(handle, 3);
  const begins = queueKeys(id).completeFrom;
  const to = (version: number, admitAtOnce: number | null) =>
    change(staff, { show: id, version, queued: false, admitAtOnce });
  const isKnown = () => redisCommand('EXISTS', begins);
  await to(1, 5);
  expect(await isKnown()).toBe(1);
  await redisCommand('DEL', begins);
  await to(2, 9);
  expect(await isKnown()).toBe(0);
});

test('refuses an edit of an older version, with the current settings', async () => {
  const change = await changeDemand();
  const staff = await manager();
  const id = await makeShow(handle, 3);
  await change(staff, { show: id, version: 1, ...crowd });
  const late = { show: id, version: 1, queued: false, admitAtOnce: null };
  expect(await change(staff, late)).toEqual({
    ok: false,
    reason: 'conflict',
    version: 2,
    demand: crowd,
  });
  expect(await stored(id)).toMatchObject({ demand: crowd, version: 2 });
});

test('refuses a cancelled show and an unknown one', async () => {
  const change = await changeDemand();
  const staff = await manager();
  const id = await makeShow(handle, 3, { status: 'cancelled' });
  const refused = (show: string) => change(staff, { show, version: 1, ...crowd });
  expect(await refused(id)).toEqual({ ok: false, reason: 'cancelled' });
  expect(await refused('zzzzzz')).toEqual({ ok: false, reason: 'unknown' });
  expect(await stored(id)).toMatchObject({ version: 1, entries: [] });
});

test.each([
  ['RABBITMQ_URL', { queued: true, admitAtOnce: null }, 'no_booking_queue'],
  ['UPSTASH_REDIS_REST_URL', { queued: false, admitAtOnce: 5 }, 'no_waiting_room'],
])('without %s, refuses %j, but can still switch it off', async (name, wanted, reason) => {
  vi.resetModules();
  vi.stubEnv(name, '');
  if (name.startsWith('UPSTASH')) vi.stubEnv('UPSTASH_REDIS_REST_TOKEN', '');
  const change = await changeDemand();
  const staff = await manager();
  const id = await makeShow(handle, 3, wanted);
  const version = 1;
  expect(await change(staff, { show: id, version, ...wanted })).toEqual({
    ok: false,
    reason,
  });
  const back = { show: id, version, queued: false, admitAtOnce: null };
  expect(await change(staff, back)).toEqual({ ok: true });
  expect((await stored(id)).demand).toEqual({ queued: false, admitAtOnce: null });
});
