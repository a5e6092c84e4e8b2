import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { connect, type Handle } from '@/db/connect';
import { metrics } from '@/lib/metrics';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { startWorker, type Worker } from '@/lib/visitors/worker/start-worker';
import { makeRequest, makeShow } from '../support/data/make-show';
import { deferred } from '../support/deferred';
import {
  expectConsistentShow,
  outcomesOf,
  publishAll,
  waitForOutcomes,
} from '../support/queue/queued-requests';
import { type TestBroker, testBroker } from '../support/queue/test-broker';
import { type TestDatabase, testDatabase } from '../support/services/test-services';

let database: TestDatabase;
let broker: TestBroker;
let handle: Handle;
let worker: Worker | undefined;

beforeAll(async () => {
  [database, broker] = await Promise.all([testDatabase(), testBroker()]);
  Object.assign(process.env, database.env, { RABBITMQ_URL: broker.url });
  handle = connect(database.url, { max: 4 });
});
afterEach(() => worker?.stop());
afterAll(async () => {
  await closePublisher();
  await broker.drop();
  await handle.end();
  await database.drop();
});

it('a seat that somebody keeps locked holds up who wants it, in order, and nobody else', async () => {
  const showId = await makeShow(handle, 4);
  const [first, rival, other, another] = [
    makeRequest([1]),
    makeRequest([1, 2]),
    makeRequest([2]),
    makeRequest([3]),
  ];
  const requests = [first, rival, other, another];
  const locked = deferred();
  const over = deferred();
  const locking = handle.db.transaction(async (tx) => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout to 0`);
    await tx.execute(sql`select from seats where show_id = ${showId} and seat_no = 1 for update`);
    locked.resolve();
    await over.promise;
  });
  await locked.promise;
  await publishAll(showId, requests);
  const before = await countSettled();
  worker = startWorker();
  try {
    // A wait for a lock fails at the transaction's deadline: all, half, one.
    const done = async () => [...(await outcomesOf(handle, showId)).keys()];
    await expect.poll(done, { timeout: 55_000 }).toEqual([another.key]);
  } finally {
    over.resolve();
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

/** How many requests were settled, each as often as it was. */
const countSettled = async () =>
  (await metrics().requestsSettled.get()).values.reduce((sum, { value }) => sum + value, 0);
