import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectBroker } from 'amqplib';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { connect, type Handle } from '@/db/connect';
import { bookings, shows } from '@/db/schema';
import { metrics } from '@/lib/metrics';
import { encodeRequest, publishRequest } from '@/lib/visitors/booking-queue/publish-request';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { QUEUES } from '@/lib/visitors/booking-queue/topology';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { startWorker, type Worker } from '@/lib/visitors/worker/start-worker';
import { makeRequest, makeShow } from '../support/data/make-show';
import { type FaultyProxy, startProxy } from '../support/faults/faulty-proxy';
import {
  countDead,
  expectConsistentShow,
  outcomesOf,
  publishAll,
  publishRaw,
  waitForOutcomes,
} from '../support/queue/queued-requests';
import { type TestBroker, testBroker } from '../support/queue/test-broker';
import { type TestDatabase, testDatabase } from '../support/services/test-services';

let database: TestDatabase;
let broker: TestBroker;
let proxy: FaultyProxy;
let handle: Handle;
let workers: Worker[] = [];
let deadBefore: number;
let gaveUpBefore = 0;

beforeAll(async () => {
  [database, broker] = await Promise.all([testDatabase(), testBroker()]);
  proxy = await startProxy(database.url);
  // The workers' way to the database; the test has its own.
  Object.assign(process.env, database.env, { DATABASE_URL: proxy.url, RABBITMQ_URL: broker.url });
  handle = connect(database.url, { max: 4 });
});
beforeEach(async () => {
  deadBefore = await countDead(broker.url);
  gaveUpBefore += await gaveUp();
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});
afterAll(async () => {
  await closePublisher();
  await broker.drop();
  await handle.end();
  await proxy.close();
  await database.drop();
});

const work = () => workers.push(startWorker());
const dead = async () => (await countDead(broker.url)) - deadBefore;
/** How many the workers gave up in this test, before the broker has put them away. */
const gaveUp = async () =>
  (await metrics().deadLetters.get()).values.reduce((sum, { value }) => sum + value, 0) -
  gaveUpBefore;
const named = (name: string, seat: number): BookingRequest => ({ ...makeRequest([seat]), name });

it('two workers: who was accepted first gets the seat, and everybody one outcome', async () => {
  // Odd: dealt out in turns, both would have requests for each seat.
  const showId = await makeShow(handle, 151);
  const requests = Array.from({ length: 453 }, (_, n) => makeRequest([n % 151]));
  work();
  work();
  // Until both take part; the broker tells only of the one who works.
  await sleep(1_000);
  await publishAll(showId, requests);
  const outcomes = await waitForOutcomes(handle, showId, requests);
  expect(requests.map(({ key }) => outcomes.get(key))).toEqual(
    requests.map((_, n) => (n < 151 ? 'booked' : 'seats_taken')),
  );
  await expectConsistentShow(handle, showId, requests);
  expect(await gaveUp()).toBe(0);
});

it('the same request many times is one booking; the same key with another request changes nothing', async () => {
  const showId = await makeShow(handle, 10);
  const [one, two, three] = [makeRequest([0]), makeRequest([1]), makeRequest([0])];
  const other = makeRequest([5], { key: one.key });
  const all = [...Array(20).fill(one), other, two, ...Array(20).fill(one), three, other];
  await publishAll(showId, all);
  work();
  const outcomes = await waitForOutcomes(handle, showId, [one, two, three]);
  // Again once they are settled.
  await publishAll(showId, [one, other, three]);
  const last = makeRequest([7]);
  await publishAll(showId, [last]);
  await waitForOutcomes(handle, showId, [one, two, three, last]);
  expect([one, two, three].map(({ key }) => outcomes.get(key))).toEqual([
    'booked',
    'booked',
    'seats_taken',
  ]);
  await expectConsistentShow(handle, showId, [one, two, three, last]);
  expect(await gaveUp()).toBe(0);
});

it('a request that cannot be settled fails by itself, and none of its neighbours', async () => {
  const showId = await makeShow(handle, 100);
  const requests = Array.from({ length: 60 }, (_, seat) =>
    // No text of Postgres holds this character.
    seat === 20 || seat === 40 ? named('Ana \u0000 Person', seat) : makeRequest([seat]),
  );
  await publishAll(showId, requests);
  await publishRaw(broker.url, showId, '{"showId": "half a messa');
  await publishRaw(
    broker.url,
    showId,
    encodeRequest({ showId, acceptedAt: 0.5, request: makeRequest([90]) }).toString(),
  );
  const after = [makeRequest([70]), makeRequest([71])];
  await publishAll(showId, after);
  work();
  const all = [...requests, ...after];
  const outcomes = await waitForOutcomes(handle, showId, all);
  expect(all.filter(({ key }) => outcomes.get(key) === 'failed')).toEqual([
    requests[20],
    requests[40],
  ]);
  expect([...outcomes.values()].filter((outcome) => outcome === 'booked')).toHaveLength(60);
  await expectConsistentShow(handle, showId, all);
  await expect.poll(dead, { timeout: 5_000 }).toBe(4);
});

it('a show that was paused meanwhile refuses what waits, and a request that is too old is not booked by surprise', async () => {
  const showId = await makeShow(handle, 10);
  const requests = [makeRequest([0]), makeRequest([1])];
  await publishAll(showId, requests);
  await handle.db.update(shows).set({ status: 'paused' }).where(eq(shows.id, showId));
  const open = await makeShow(handle, 10);
  const old = makeRequest([0]);
  const acceptedAt = Date.now() - 601_000;
  await publishRaw(
    broker.url,
    open,
    encodeRequest({ showId: open, acceptedAt, request: old }).toString(),
  );
  const young = makeRequest([0]);
  await publishAll(open, [young]);
  // Pressed again under the same key: valid as of the last press.
  const again = makeRequest([1]);
  await publishRaw(
    broker.url,
    open,
    encodeRequest({ showId: open, acceptedAt, request: again }).toString(),
  );
  await publishAll(open, [again]);
  work();
  const paused = await waitForOutcomes(handle, showId, requests);
  expect([...paused.values()]).toEqual(['not_on_sale', 'not_on_sale']);
  const asked = [old, young, again];
  const outcomes = await waitForOutcomes(handle, open, asked);
  expect(asked.map(({ key }) => outcomes.get(key))).toEqual(['too_late', 'booked', 'booked']);
  await expectConsistentShow(handle, showId, requests);
  await expectConsistentShow(handle, open, asked);
});

it('the broker ends the consumption of every queue: the worker comes back by itself', async () => {
  const showId = await makeShow(handle, 2);
  const [before, after] = [makeRequest([0]), makeRequest([1])];
  work();
  await publishAll(showId, [before]);
  await waitForOutcomes(handle, showId, [before]);
  const other = await connectBroker(broker.url);
  const channel = await other.createChannel();
  for (const queue of QUEUES) await channel.deleteQueue(queue);
  await other.close();
  const press = async () => (await publishRequest(showId, after)).ok;
  await expect.poll(press, { timeout: 10_000, interval: 100 }).toBe(true);
  await waitForOutcomes(handle, showId, [before, after]);
  await expectConsistentShow(handle, showId, [before, after]);
});

it('the database is away for half a minute: requests are held, none fails, and none is asked for in a loop', async () => {
  const showId = await makeShow(handle, 400);
  const requests = Array.from({ length: 400 }, (_, seat) => makeRequest([seat]));
  await publishAll(showId, requests.slice(0, 300));
  work();
  await expect.poll(async () => (await outcomesOf(handle, showId)).size).toBeGreaterThan(0);
  proxy.setMode('hang up');
  proxy.cut('reset');
  const before = await held();
  await publishAll(showId, requests.slice(300));
  // Longer than the longest pause, and than all tries that a request has by itself.
  await sleep(30_000);
  const during = (await held()) - before;
  expect(await outcomesOf(handle, showId)).not.toHaveLength(400);
  proxy.setMode('forwarding');
  const outcomes = await waitForOutcomes(handle, showId, requests);
  expect([...new Set(outcomes.values())]).toEqual(['booked']);
  await expectConsistentShow(handle, showId, requests);
  expect(await handle.db.select().from(bookings).where(eq(bookings.showId, showId))).toHaveLength(
    400,
  );
  expect(during).toBeGreaterThan(2);
  expect(during).toBeLessThan(50);
  expect(await gaveUp()).toBe(0);
});

const held = async () => (await metrics().batchesHeld.get()).values[0]?.value ?? 0;
