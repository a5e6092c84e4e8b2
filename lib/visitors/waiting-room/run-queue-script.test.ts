import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { withRedis } from '@/lib/redis';
import { flushRedis, testServices } from '@/tests/support/services/test-services';
import { MAX_POLL_MS, pollInterval } from './poll-interval';
import { ABSENT_MS, type QueueReply, queueKeys, runQueueScript } from './run-queue-script';

const NOW = Date.UTC(2027, 0, 1);
const STAY = 300_000;

beforeAll(() => {
  const { redisUrl, redisToken } = testServices();
  process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:9/nothing';
  process.env.UPSTASH_REDIS_REST_URL = redisUrl;
  process.env.UPSTASH_REDIS_REST_TOKEN = redisToken;
});

let showId: string;
beforeEach(async () => {
  showId = randomUUID();
  // On a busy machine the first connection may exceed the timeout.
  await expect.poll(() => withRedis((redis) => redis.ping()), { timeout: 10_000 }).toBe('PONG');
  // The queue starts early enough to admit visitors at NOW.
  await pass(NOW - MAX_POLL_MS, NOW);
});

/** Lets time pass without an outage, by visits of an entry that does not matter. */
async function pass(from: number, to: number): Promise<void> {
  for (let now = from; now < to; now += 40_000) {
    await runQueueScript({ command: 'finish', showId, entryId: 'nobody', now });
  }
}

/** A visit of the entry with this order; an admission lasts for STAY. */
async function poll(order: number, now = NOW, admitAtOnce = 1, isOpen = true): Promise<QueueReply> {
  const place = `p${order}`;
  const admittedUntil = now + STAY;
  const reply = await runQueueScript({
    command: 'visit',
    ...{ showId, entryId: place, now, order, isOpen, admitAtOnce, admittedUntil },
  });
  if (!reply) throw new Error('Redis is down');
  return reply;
}

const leave = (order: number, now = NOW) =>
  runQueueScript({ command: 'finish', showId, entryId: `p${order}`, now });

test('admits by queue order, not by who asks first', async () => {
  for (const order of [3, 1, 4, 2, 0]) await poll(order, NOW, 2, false);
  expect(await poll(4, NOW, 2)).toMatchObject({
    status: 'waiting',
    position: 4,
    total: 5,
    free: 2,
  });
  expect(await poll(2, NOW, 2)).toMatchObject({ status: 'waiting', position: 2 });
  expect(await poll(1, NOW, 2)).toMatchObject({ status: 'admitted', admittedUntil: NOW + STAY });
  // One of the two free admissions is for the first entry, which has not asked yet.
  expect(await poll(2, NOW, 2)).toMatchObject({ status: 'waiting', position: 1, free: 1 });
  expect(await poll(0, NOW, 2)).toMatchObject({ status: 'admitted' });
  expect(await poll(2, NOW, 2)).toMatchObject({ status: 'waiting', position: 0, free: 0 });
});

test('never admits more than the limit when 80 visitors ask at once', async () => {
  const rounds = [0, 1, 2].map((round) => NOW + round * 1_000);
  const inside = new Set<number>();
  for (const now of rounds) {
    const replies = await Promise.all(
      Array.from({ length: 80 }, async (_, order) => ({
        order,
        reply: await poll(order, now, 7),
      })),
    );
    for (const { order, reply } of replies) if (reply.status === 'admitted') inside.add(order);
    expect(inside.size).toBe(7);
  }
  const [first = 0] = inside;
  await leave(first, NOW + 3_000);
  await Promise.all(Array.from({ length: 80 }, (_, order) => poll(order, NOW + 4_000, 7)));
  const count = await withRedis((redis) => redis.zcard(queueKeys(showId).admitted));
  expect(Number(count)).toBe(7);
});

test('admits nobody before the opening', async () => {
  expect(await poll(0, NOW, 5, false)).toMatchObject({ status: 'waiting', position: 0, free: 5 });
  expect(await poll(0, NOW, 5)).toMatchObject({ status: 'admitted' });
});

test('an expired admission frees a slot, and its entry is used', async () => {
  await poll(0);
  await poll(1);
  for (let now = NOW; now < NOW + STAY; now += 40_000) await poll(1, now);
  expect(await poll(1, NOW + STAY - 1)).toMatchObject({ status: 'waiting', position: 0, free: 0 });
  expect(await poll(1, NOW + STAY + 1)).toMatchObject({ status: 'admitted' });
  expect(await poll(0, NOW + STAY + 2)).toEqual({ status: 'used' });
});

test('counts an admission that was renewed during an outage, but not a finished one', async () => {
  const renew = (now: number) =>
    runQueueScript({ command: 'renew', showId, entryId: 'p0', now, admittedUntil: NOW + 2 * STAY });
  await poll(0);
  await pass(NOW, NOW + STAY + 40_000);
  expect(await poll(0, NOW + STAY + 40_000)).toEqual({ status: 'used' });
  expect(await renew(NOW + STAY + 40_000)).toMatchObject({ status: 'admitted' });
  expect(await poll(1, NOW + STAY + 40_000)).toMatchObject({ status: 'waiting', free: 0 });
  await leave(0, NOW + STAY + 40_000);
  expect(await renew(NOW + STAY + 40_000)).toEqual({ status: 'used' });
});

test('a renewal keeps the admission, and a booking frees it at once', async () => {
  await poll(0);
  await runQueueScript({
    command: 'renew',
    showId,
    entryId: 'p0',
    now: NOW + 60_000,
    admittedUntil: NOW + 2 * STAY,
  });
  await pass(NOW + 60_000, NOW + STAY);
  expect(await poll(1, NOW + STAY + 1)).toMatchObject({ status: 'waiting', free: 0 });
  await leave(0, NOW + STAY + 2);
  expect(await poll(1, NOW + STAY + 3)).toMatchObject({ status: 'admitted' });
  expect(await poll(0, NOW + STAY + 4)).toEqual({ status: 'used' });
});

test('a queued request frees its admission soon, unless the visitor comes back', async () => {
  const ask = (command: 'finishSoon' | 'renew', now: number, admittedUntil: number) =>
    runQueueScript({ command, showId, entryId: 'p0', now, admittedUntil });
  await poll(0);
  await ask('finishSoon', NOW + 1_000, NOW + 91_000);
  await pass(NOW + 1_000, NOW + 90_000);
  expect(await poll(1, NOW + 90_000)).toMatchObject({ status: 'waiting', free: 0 });
  await ask('renew', NOW + 90_000, NOW + STAY);
  expect(await poll(1, NOW + 92_000)).toMatchObject({ status: 'waiting', free: 0 });
  await ask('finishSoon', NOW + 93_000, NOW + 183_000);
  await pass(NOW + 93_000, NOW + 183_000);
  expect(await poll(1, NOW + 183_001)).toMatchObject({ status: 'admitted' });
  // The command neither extends an admission nor gives one.
  await ask('finishSoon', NOW + 184_000, NOW + STAY);
  expect(await poll(0, NOW + 184_000)).toEqual({ status: 'used' });
});

test('removes entries that do not come back, and restores their position when they do', async () => {
  for (const order of [0, 1, 2]) await poll(order, NOW, 1, false);
  expect(await poll(2, NOW + 1_000)).toMatchObject({ status: 'waiting', position: 2, total: 3 });
  // The two ahead got their interval before the opening, so they may come this late.
  const absent = NOW + 2 * MAX_POLL_MS + ABSENT_MS + 1;
  await pass(NOW, absent);
  expect(await poll(2, absent)).toMatchObject({ status: 'admitted' });
  await poll(3, absent);
  expect(await poll(1, absent)).toMatchObject({ status: 'waiting', position: 0, total: 2 });

  await pass(absent, absent + pollInterval(0, 0.5) + ABSENT_MS);
  await poll(3, absent + pollInterval(0, 0.5) + ABSENT_MS - 1);
  expect(await poll(3, absent + pollInterval(0, 0.5) + ABSENT_MS + 1)).toMatchObject({
    position: 0,
    total: 1,
  });
});

test('after a loss of Redis admits nobody until the queue is complete again', async () => {
  for (const order of [0, 1, 2, 3, 4, 5]) await poll(order, NOW, 2);
  await leave(1);
  await flushRedis();

  // The last entry comes back first, when nobody is admitted.
  const back = NOW + 5_000;
  const lost = {
    status: 'waiting',
    position: 0,
    total: 1,
    free: 2,
    completeAt: back + MAX_POLL_MS,
  };
  expect(await poll(5, back, 2)).toMatchObject(lost);
  await runQueueScript({
    command: 'renew',
    showId,
    entryId: 'p0',
    now: back,
    admittedUntil: NOW + STAY,
    since: NOW,
  });
  for (const order of [4, 2, 3]) {
    expect(await poll(order, back + MAX_POLL_MS - 1, 2)).toMatchObject({
      status: 'waiting',
      free: 1,
    });
  }
  const whole = back + MAX_POLL_MS;
  expect(await poll(5, whole, 2)).toMatchObject({ status: 'waiting', position: 3 });
  expect(await poll(3, whole, 2)).toMatchObject({ status: 'waiting', position: 1 });
  expect(await poll(2, whole, 2)).toMatchObject({ status: 'admitted' });
  expect(await poll(3, whole, 2)).toMatchObject({ status: 'waiting', position: 0, free: 0 });
});

test('keeps the order and the limit after an outage of any length', async () => {
  for (const order of [0, 1, 2, 3, 4, 5]) await poll(order, NOW, 2);
  for (const gap of [100_000, 360_000]) {
    const back = NOW + gap;
    // The last entry comes back first, when both admissions would have expired.
    expect(await poll(5, back, 2)).toMatchObject({ status: 'waiting', position: 3, free: 0 });
    // During the outage their cookies were renewed too.
    for (const place of ['p0', 'p1']) {
      const admittedUntil = back + STAY;
      const renewal = {
        command: 'renew' as const,
        showId,
        entryId: place,
        now: back + 60_000,
        admittedUntil,
      };
      expect(await runQueueScript({ ...renewal, since: NOW })).toMatchObject({
        status: 'admitted',
      });
    }
    expect(await poll(2, back + MAX_POLL_MS, 2)).toMatchObject({
      status: 'waiting',
      position: 0,
      free: 0,
    });
    for (const order of [3, 4, 5]) await poll(order, back + MAX_POLL_MS, 2);
  }
});

test('an admission that is not renewed after an outage expires', async () => {
  for (const order of [0, 1, 2]) await poll(order);
  const back = NOW + 2 * STAY;
  expect(await poll(2, back)).toMatchObject({ status: 'waiting', position: 1, free: 0 });
  // A hidden tab wakes once a minute, which must not look like an outage.
  for (const minutes of [1, 2]) {
    expect(await poll(2, back + minutes * 61_000)).toMatchObject({
      status: 'waiting',
      position: 1,
    });
  }
  expect(await poll(2, back + 3 * 61_000)).toMatchObject({ status: 'admitted' });
});

test('learns the average stay from the visitors who left', async () => {
  const before = await poll(1, NOW, 0);
  for (let n = 0; n < 40; n++) {
    const now = NOW + n * 1_000;
    await runQueueScript({
      command: 'renew',
      showId,
      entryId: `q${n}`,
      now,
      admittedUntil: now + 999,
      since: now - 19_000,
    });
  }
  const after = await poll(1, NOW + 60_000, 0);
  if (before.status !== 'waiting' || after.status !== 'waiting') throw new Error('let in');
  expect(before.averageStayMs).toBe(180_000);
  expect(after.averageStayMs).toBeLessThan(60_000);
});

test('every key of a queue expires', async () => {
  await poll(0, NOW, 1);
  await poll(1, NOW, 1);
  await leave(0);
  const lives = await withRedis((redis) =>
    Promise.all(Object.values(queueKeys(showId)).map((key) => redis.pttl(key))),
  );
  // -2: there is no such key now.
  for (const life of lives ?? []) expect(Number(life)).not.toBe(-1);
  expect(lives?.filter((life) => Number(life) > 0).length).toBeGreaterThan(3);
});
