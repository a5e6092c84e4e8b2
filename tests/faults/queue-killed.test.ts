import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { connect, type Handle } from '@/db/connect';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { makeRequest, makeShow } from '../support/data/make-show';
import { ACK, killBeforeBytes } from '../support/faults/kill-before-bytes';
import {
  countDead,
  countWaiting,
  expectConsistentShow,
  outcomesOf,
  publishAll,
  waitForOutcomes,
} from '../support/queue/queued-requests';
import { type TestBroker, testBroker } from '../support/queue/test-broker';
import { startWorkerProcess, type WorkerProcess } from '../support/queue/worker-process';
import { type TestDatabase, testDatabase } from '../support/services/test-services';

let database: TestDatabase;
let broker: TestBroker;
let handle: Handle;
let workers: WorkerProcess[] = [];
let deadBefore: number;

beforeAll(async () => {
  [database, broker] = await Promise.all([testDatabase(), testBroker()]);
  Object.assign(process.env, database.env, { RABBITMQ_URL: broker.url });
  handle = connect(database.url, { max: 4 });
});
beforeEach(async () => {
  deadBefore = await countDead(broker.url);
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.kill('SIGKILL')));
  workers = [];
});
afterAll(async () => {
  await closePublisher();
  await broker.drop();
  await handle.end();
  await database.drop();
});

function work(env: Record<string, string> = {}): WorkerProcess {
  const worker = startWorkerProcess(env);
  workers.push(worker);
  return worker;
}
const dead = async () => (await countDead(broker.url)) - deadBefore;

/** Returns when whatever lay in the queue of a show before the call is settled. */
async function drained(showId: string): Promise<void> {
  const last = makeRequest([0]);
  await publishAll(showId, [last]);
  await expect
    .poll(async () => (await outcomesOf(handle, showId)).has(last.key), { timeout: 30_000 })
    .toBe(true);
}

it('killed between commit and acknowledgement: what it settled stands, and nothing is settled twice', async () => {
  const showId = await makeShow(handle, 20);
  const requests = Array.from({ length: 120 }, (_, n) => makeRequest([n % 3]));
  await publishAll(showId, requests);
  expect(await work(killBeforeBytes(broker.url, ACK)).ended).toBe(null);
  const committed = await outcomesOf(handle, showId);
  expect(committed.size).toBeGreaterThan(0);

  const next = work();
  await drained(showId);
  const outcomes = await outcomesOf(handle, showId);
  expect([...committed].filter(([key, outcome]) => outcomes.get(key) !== outcome)).toEqual([]);
  await expectConsistentShow(handle, showId, requests);
  expect(next.output()).not.toContain('dead letter');
});

it('killed before the commit: nothing was acknowledged, and everything is settled', async () => {
  const showId = await makeShow(handle, 20);
  const requests = Array.from({ length: 120 }, (_, n) => makeRequest([n % 20]));
  await publishAll(showId, requests);
  expect(await work(killBeforeBytes(database.url, 'insert into bookings')).ended).toBe(null);
  expect((await outcomesOf(handle, showId)).size).toBe(0);

  const next = work();
  await drained(showId);
  await expectConsistentShow(handle, showId, requests);
  expect(next.output()).not.toContain('dead letter');
});

it('a request that kills every worker is given up after five, and its neighbours are booked', async () => {
  const showId = await makeShow(handle, 30);
  const poison = { ...makeRequest([10]), name: 'Poisonous Person' };
  const requests = Array.from({ length: 30 }, (_, seat) =>
    seat === 10 ? poison : makeRequest([seat]),
  );
  await publishAll(showId, requests);
  const env = killBeforeBytes(database.url, poison.name);
  let killed = 0;
  for (; killed < 8; killed++) {
    const worker = work(env);
    const ended = worker.ended.then(() => 'killed');
    const all = waitForOutcomes(handle, showId, requests, 30_000).then(() => 'settled');
    if ((await Promise.race([ended, all])) === 'settled') break;
    all.catch(() => {});
    // As if two more had ended.
    if (killed === 1) await handle.db.execute(sql`update booking_requests set tries = tries + 2`);
  }
  // The first was settling a batch, the others this request by itself.
  expect(killed).toBe(4);
  const outcomes = await outcomesOf(handle, showId);
  expect(outcomes.get(poison.key)).toBe('failed');
  expect([...outcomes.values()].filter((outcome) => outcome === 'booked')).toHaveLength(29);
  await expectConsistentShow(handle, showId, requests);
  await expect.poll(dead, { timeout: 5_000 }).toBe(1);
});

it('asked to end it settles what is under way, acknowledges it, and leaves the rest', async () => {
  const showId = await makeShow(handle, 1_000);
  const requests = Array.from({ length: 1_000 }, (_, seat) => makeRequest([seat]));
  await publishAll(showId, requests);
  const worker = work();
  const settledSoFar = async () => (await outcomesOf(handle, showId)).size;
  await expect.poll(settledSoFar, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
  const began = performance.now();
  await worker.kill('SIGTERM');
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await worker.ended).toBe(0);
  const outcomes = await outcomesOf(handle, showId);
  const done = requests.filter(({ key }) => outcomes.has(key));
  expect(done.length).toBeLessThan(1_000);
  await expectConsistentShow(handle, showId, done);
  const left = () => countWaiting(broker.url);
  await expect.poll(left, { timeout: 5_000 }).toBe(1_000 - done.length);
});
