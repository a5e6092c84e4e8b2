import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { metrics } from '@/lib/metrics';
import { makeRequest, makeShow } from '../support/data/make-show';
import { deferred } from '../support/deferred';
import { ownQueue } from '../support/queue/own-queue';
import {
  expectConsistentShow,
  outcomesOf,
  publishAll,
  waitForOutcomes,
} from '../support/queue/queued-requests';

const { handle, startTestWorker } = await ownQueue();

it('a locked seat delays only the requests that compete for it, and keeps their order', async () => {
  const showId = await makeShow(handle, 4);
  const [first, rival, other, another] = [
    makeRequest([1]),
    makeRequest([1, 2]),
    makeRequest([2]),
    makeRequest([3]),
  ];
  const requests = [first, rival, other, another];
  const locked = deferred();
  const release = deferred();
  const locking = handle.db.transaction(async (tx) => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout to 0`);
    await tx.execute(sql`select from seats where show_id = ${showId} and seat_no = 1 for update`);
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  await publishAll(showId, requests);
  const before = await countSettled();
  startTestWorker();
  try {
    // Each wait for the lock lasts until the transaction's deadline: for all requests, for half, for one.
    const done = async () => [...(await outcomesOf(handle, showId)).keys()];
    await expect.poll(done, { timeout: 55_000 }).toEqual([another.key]);
  } finally {
    release.resolve();
    await locking;
  }
  const outcomes = await waitForOutcomes(handle, showId, requests);
  expect(requests.map(({ key }) => outcomes.get(key))).toEqual([
    'booked',
    'seats_taken',
    'booked',
    'booked',
  ]);
  await expectConsistentShow(handle, showId, requests);
  await expect.poll(async () => (await countSettled()) - before).toBe(4);
}, 90_000);

/** How many requests this process settled; a request that was settled twice counts twice. */
const countSettled = async () =>
  (await metrics().requestsSettled.get()).values.reduce((sum, { value }) => sum + value, 0);
