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

describe('a queue position', () => {
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
    [
      'counts half of a second when accepted in its middle',
      0,
      101_500,
      { before: 100, seconds: 10 },
    ],
    ['does not count settled requests', 101_000, 102_500, { before: 120, seconds: 12 }],
    ['counts half of a second that is half settled', 101_750, 102_250, { before: 35, seconds: 4 }],
    ['is 0 for the first request', 0, 100_000, { before: 0, seconds: 0 }],
    ['is 0 for a settled request', 102_500, 102_400, { before: 0, seconds: 0 }],
  ])('%s', (_, upTo, acceptedAt, position) => {
    expect(positionIn(view(upTo, 10), acceptedAt)).toEqual(position);
  });

  it('has no time while nothing is settled, and is unknown without arrivals', () => {
    expect(positionIn(view(0, 0), 101_500)).toEqual({ before: 100, seconds: null });
    expect(positionIn(view(0, 10), 103_000)).toBeNull();
  });
});

it('is estimated from accepted requests and the progress of workers', async () => {
  const [showId, other] = ['placeone', 'placetwo'];
  const now = Math.floor(await databaseNow());
  const before = now - 3_000;
  for (let n = 0; n < 60; n++) countArrival(showId, before);
  for (let n = 0; n < 30; n++) countArrival(showId, now);
  countArrival(other, now);
  const accepted = { showId, key: 'k', hash: 'h', seats: [], acceptedAt: now + 1 };
  // Arrivals reach Redis a second later.
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
  // A redelivered request is older, and moves no position back.
  await reportProgress(showId, { upTo: before, settled: 1 });
  await sleep(1_100);
  expect(await readPosition(accepted)).toEqual({ before: 0, seconds: 0 });
  expect((await readQueue(other))?.speed).toBe(0);
});
