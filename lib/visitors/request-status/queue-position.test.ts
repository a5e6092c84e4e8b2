import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { primaryReads } from '@/db/client';
import { databaseNow } from '@/lib/database-clock';
import { countArrival } from '@/lib/visitors/booking-queue/count-arrival';
import { ownDatabase } from '@/tests/support/own-database';
import { flushRedis } from '@/tests/support/services/test-services';
import { positionIn, readPosition, readQueue } from './queue-position';
import { reportProgress } from './report-progress';

await ownDatabase();

beforeAll(async () => {
  await flushRedis();
});
afterAll(async () => {
  await primaryReads().end();
});

describe('a place', () => {
  const view = (upTo: number, speed: number) => ({
    upTo,
    speed,
    arrivals: new Map([
      [100, 50],
      [101, 100],
      [102, 40],
    ]),
  });

  it.each([
    ['in the middle of a second, half of it is before', 0, 101_500, { before: 100, seconds: 10 }],
    ['what is settled is not before any more', 101_000, 102_500, { before: 120, seconds: 12 }],
    ['settled up to the middle of a second', 101_750, 102_250, { before: 35, seconds: 4 }],
    ['the first of all', 0, 100_000, { before: 0, seconds: 0 }],
    ['settled already', 102_500, 102_400, { before: 0, seconds: 0 }],
  ])('%s', (_, upTo, acceptedAt, place) => {
    expect(positionIn(view(upTo, 10), acceptedAt)).toEqual(place);
  });

  it('has no time while nothing is settled, and is unknown when arrivals are', () => {
    expect(positionIn(view(0, 0), 101_500)).toEqual({ before: 100, seconds: null });
    expect(positionIn(view(0, 10), 103_000)).toBeNull();
  });
});

it('is worked out from what doors counted and workers reported', async () => {
  const [showId, other] = ['placeone', 'placetwo'];
  const now = Math.floor(await databaseNow());
  const before = now - 3_000;
  for (let n = 0; n < 60; n++) countArrival(showId, before);
  for (let n = 0; n < 30; n++) countArrival(showId, now);
  countArrival(other, now);
  const accepted = { showId, key: 'k', hash: 'h', seats: [], acceptedAt: now + 1 };
  // In Redis a second later.
  await expect
    .poll(async () => (await readQueue(showId))?.arrivals.size, { timeout: 5_000, interval: 300 })
    .toBe(2);
  await reportProgress(showId, { upTo: before - 1_000, settled: 20 });
  await sleep(1_100);
  const waiting = await readPosition(accepted);
  expect(waiting?.before).toBeGreaterThanOrEqual(60);
  expect(waiting?.before).toBeLessThanOrEqual(90);
  expect(waiting?.seconds).toBeGreaterThan(0);

  await reportProgress(showId, { upTo: now + 1, settled: 90 });
  // One that was delivered again is older, and takes nobody's place back.
  await reportProgress(showId, { upTo: before, settled: 1 });
  await sleep(1_100);
  expect(await readPosition(accepted)).toEqual({ before: 0, seconds: 0 });
  expect((await readQueue(other))?.speed).toBe(0);
});
