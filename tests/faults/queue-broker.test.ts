import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectBroker } from 'amqplib';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { connect, type Handle } from '@/db/connect';
import { type PublishResult, publishRequest } from '@/lib/visitors/booking-queue/publish-request';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { EXCHANGE, MAX_QUEUE_LENGTH, QUEUES } from '@/lib/visitors/booking-queue/topology';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { startWorker, type Worker } from '@/lib/visitors/worker/start-worker';
import { makeRequest, makeShow } from '../support/data/make-show';
import { type FaultyProxy, startProxy } from '../support/faults/faulty-proxy';
import {
  countDead,
  expectConsistentShow,
  outcomesOf,
  publishAll,
  waitForOutcomes,
} from '../support/queue/queued-requests';
import { type FaultBroker, faultBroker } from '../support/queue/test-broker';
import { type TestDatabase, testDatabase } from '../support/services/test-services';

let database: TestDatabase;
let broker: FaultBroker;
let proxy: FaultyProxy;
let handle: Handle;
let workers: Worker[] = [];

beforeAll(async () => {
  [database, broker] = await Promise.all([testDatabase(), faultBroker()]);
  // The way of publishers and workers to the broker.
  proxy = await startProxy(broker.url);
  Object.assign(process.env, database.env, { RABBITMQ_URL: proxy.url });
  handle = connect(database.url, { max: 4 });
});
afterEach(async () => {
  proxy.setMode('forwarding');
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});
afterAll(async () => {
  await closePublisher();
  await proxy.close();
  await broker.close();
  await handle.end();
  await database.drop();
});

const work = () => workers.push(startWorker());
const seats = (count: number) => Array.from({ length: count }, (_, seat) => makeRequest([seat]));
const answersOf = (answers: PublishResult[]) =>
  new Set(answers.map((answer) => (answer.ok ? 'accepted' : answer.reason)));

it('the broker is killed with requests in it and some on their way: none that was accepted is lost', async () => {
  const showId = await makeShow(handle, 600);
  const requests = seats(600);
  await publishAll(showId, requests.slice(0, 200));
  work();
  await expect.poll(async () => (await outcomesOf(handle, showId)).size).toBeGreaterThan(0);
  const late = Promise.all(requests.slice(200).map((request) => publishRequest(showId, request)));
  await sleep(5);
  await broker.server.kill();
  const answers = await late;
  await broker.server.start();

  const accepted = requests.filter((_, n) => n < 200 || answers[n - 200]?.ok);
  const others = requests.filter((request) => !accepted.includes(request));
  // Whoever heard nothing presses again, under the same key.
  await pressAgain(showId, others);
  await waitForOutcomes(handle, showId, requests, 40_000);
  await expectConsistentShow(handle, showId, requests);
  expect(new Set((await outcomesOf(handle, showId)).values())).toEqual(new Set(['booked']));
  expect(await countDead(broker.url)).toBe(0);
});

it('the connection is cut while requests are published: what was not confirmed is unknown, and pressing again books once', async () => {
  const showId = await makeShow(handle, 300);
  const requests = seats(300);
  await pressAgain(showId, requests.slice(0, 1));
  const answers: PublishResult[] = [];
  const publishing = requests.map(async (request, n) => {
    await sleep(n / 3);
    answers[n] = await publishRequest(showId, request);
  });
  await sleep(40);
  proxy.setMode('silent');
  await sleep(40);
  proxy.cut('reset');
  proxy.setMode('forwarding');
  await Promise.all(publishing);
  expect(answersOf(answers)).toContain('accepted');
  expect(answersOf(answers)).toContain('unknown');

  await pressAgain(
    showId,
    requests.filter((_, n) => !answers[n]?.ok),
  );
  work();
  await waitForOutcomes(handle, showId, requests);
  await expectConsistentShow(handle, showId, requests);
  expect(await countDead(broker.url)).toBe(0);
});

it('a broker that is away: who publishes hears it within a second or two, and then at once', async () => {
  const showId = await makeShow(handle, 1);
  proxy.setMode('hang up');
  proxy.cut();
  // Until then a message would be on its way, and unknown.
  await sleep(100);
  const first = performance.now();
  expect(await publishRequest(showId, makeRequest([0]))).toEqual({
    ok: false,
    reason: 'unreachable',
  });
  expect(performance.now() - first).toBeLessThan(2_000);
  await sleep(500);
  const again = performance.now();
  expect(await publishRequest(showId, makeRequest([0]))).toEqual({
    ok: false,
    reason: 'unreachable',
  });
  expect(performance.now() - again).toBeLessThan(200);
});

it('a broker without memory takes nothing, and says so at once', async () => {
  const showId = await makeShow(handle, 1);
  await pressAgain(showId, [makeRequest([0])]);
  broker.block();
  // The broker tells a connection when it first publishes.
  await publishRequest(showId, makeRequest([0]));
  expect(await publishRequest(showId, makeRequest([0]))).toEqual({ ok: false, reason: 'full' });
  broker.unblock();
  await pressAgain(showId, [makeRequest([0])]);
});

it('a message without a queue is returned, and is not accepted', async () => {
  const showId = await makeShow(handle, 1);
  await pressAgain(showId, [makeRequest([0])]);
  const other = await connectBroker(broker.url);
  const channel = await other.createChannel();
  for (const queue of QUEUES) await channel.unbindQueue(queue, EXCHANGE, '1');
  const answer = await publishRequest(showId, makeRequest([0]));
  for (const queue of QUEUES) await channel.bindQueue(queue, EXCHANGE, '1');
  await other.close();
  expect(answer).toEqual({ ok: false, reason: 'full' });
});

it('a full queue refuses, and what it refused is not settled', async () => {
  const showId = await makeShow(handle, 2);
  await pressAgain(showId, [makeRequest([0])]);
  const other = await connectBroker(broker.url);
  const channel = await other.createConfirmChannel();
  for (let n = 0; n < MAX_QUEUE_LENGTH; n += 5_000) {
    for (let m = 0; m < 5_000; m++) channel.publish(EXCHANGE, showId, Buffer.from('{}'));
    await channel.waitForConfirms();
  }
  const refused = makeRequest([0]);
  const answer = await publishRequest(showId, refused);
  for (const queue of QUEUES) await channel.purgeQueue(queue);
  await other.close();
  expect(answer).toEqual({ ok: false, reason: 'full' });

  const accepted = makeRequest([1]);
  await publishAll(showId, [accepted]);
  work();
  const outcomes = await waitForOutcomes(handle, showId, [accepted]);
  expect(outcomes.has(refused.key)).toBe(false);
});

/** Publishes requests until the queue has accepted each. */
async function pressAgain(showId: string, requests: BookingRequest[]): Promise<void> {
  const left = new Set(requests);
  const press = async () => {
    for (const request of left) {
      if ((await publishRequest(showId, request)).ok) left.delete(request);
    }
    return left.size;
  };
  await expect.poll(press, { timeout: 20_000, interval: 200 }).toBe(0);
}
