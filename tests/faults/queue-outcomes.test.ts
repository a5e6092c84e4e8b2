import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectBroker } from 'amqplib';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { bookings, shows } from '@/db/schema';
import { metrics } from '@/lib/metrics';
import { publishRequest } from '@/lib/visitors/booking-queue/publish-request';
import { QUEUES } from '@/lib/visitors/booking-queue/topology';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { makeRequest, makeShow } from '../support/data/make-show';
import { ownQueue } from '../support/queue/own-queue';
import {
  expectConsistentShow,
  outcomesOf,
  publishAcceptedAt,
  publishAll,
  publishRaw,
  waitForOutcomes,
} from '../support/queue/queued-requests';

const { handle, broker, proxy, startTestWorker, newDeadLetters } = await ownQueue({
  proxied: 'database',
});
let rejectedBefore = 0;
beforeEach(async () => {
  rejectedBefore += await rejected();
});

/** How many messages the workers rejected in this test, also before the broker has moved them. */
const rejected = async () =>
  (await metrics().deadLetters.get()).values.reduce((sum, { value }) => sum + value, 0) -
  rejectedBefore;
const named = (name: string, seat: number): BookingRequest => ({ ...makeRequest([seat]), name });

it('two workers: the request accepted first gets the seat, and each request gets one outcome', async () => {
  // Odd, so that with messages dealt out in turns both workers would have requests for each seat.
  const showId = await makeShow(handle, 151);
  const requests = Array.from({ length: 453 }, (_, n) => makeRequest([n % 151]));
  startTestWorker();
  startTestWorker();
  // Until both consume; the broker reports only the active consumer.
  await sleep(1_000);
  await publishAll(showId, requests);
  const outcomes = await waitForOutcomes(handle, showId, requests);
  expect(requests.map(({ key }) => outcomes.get(key))).toEqual(
    requests.map((_, n) => (n < 151 ? 'booked' : 'seats_taken')),
  );
  await expectConsistentShow(handle, showId, requests);
  expect(await rejected()).toBe(0);
});

it('a repeated request makes one booking, and another request under its key changes nothing', async () => {
  const showId = await makeShow(handle, 10);
  const [one, two, three] = [makeRequest([0]), makeRequest([1]), makeRequest([0])];
  const other = makeRequest([5], { key: one.key });
  const all = [...Array(20).fill(one), other, two, ...Array(20).fill(one), three, other];
  await publishAll(showId, all);
  startTestWorker();
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
  expect(await rejected()).toBe(0);
});

it('a request that cannot be settled fails, and the others of its batch do not', async () => {
  const showId = await makeShow(handle, 100);
  const requests = Array.from({ length: 60 }, (_, seat) =>
    // Postgres cannot store this character.
    seat === 20 || seat === 40 ? named('Ana \u0000 Person', seat) : makeRequest([seat]),
  );
  await publishAll(showId, requests);
  await publishRaw(broker.url, showId, '{"showId": "half a messa');
  await publishAcceptedAt(broker.url, showId, 0.5, makeRequest([90]));
  const after = [makeRequest([70]), makeRequest([71])];
  await publishAll(showId, after);
  startTestWorker();
  const all = [...requests, ...after];
  const outcomes = await waitForOutcomes(handle, showId, all);
  expect(all.filter(({ key }) => outcomes.get(key) === 'failed')).toEqual([
    requests[20],
    requests[40],
  ]);
  expect([...outcomes.values()].filter((outcome) => outcome === 'booked')).toHaveLength(60);
  await expectConsistentShow(handle, showId, all);
  await expect.poll(newDeadLetters, { timeout: 5_000 }).toBe(4);
});

it('refuses queued requests of a show that was paused, and a request past its lifetime', async () => {
  const showId = await makeShow(handle, 10);
  const requests = [makeRequest([0]), makeRequest([1])];
  await publishAll(showId, requests);
  await handle.db.update(shows).set({ status: 'paused' }).where(eq(shows.id, showId));
  const open = await makeShow(handle, 10);
  const old = makeRequest([0]);
  const acceptedAt = Date.now() - 601_000;
  await publishAcceptedAt(broker.url, open, acceptedAt, old);
  const young = makeRequest([0]);
  await publishAll(open, [young]);
  // Sent again under the same key: its lifetime starts with the last one.
  const again = makeRequest([1]);
  await publishAcceptedAt(broker.url, open, acceptedAt, again);
  await publishAll(open, [again]);
  startTestWorker();
  const paused = await waitForOutcomes(handle, showId, requests);
  expect([...paused.values()]).toEqual(['not_on_sale', 'not_on_sale']);
  const asked = [old, young, again];
  const outcomes = await waitForOutcomes(handle, open, asked);
  expect(asked.map(({ key }) => outcomes.get(key))).toEqual(['too_late', 'booked', 'booked']);
  await expectConsistentShow(handle, showId, requests);
  await expectConsistentShow(handle, open, asked);
});

it('a worker consumes again on its own after the broker ended every consumption', async () => {
  const showId = await makeShow(handle, 2);
  const [before, after] = [makeRequest([0]), makeRequest([1])];
  startTestWorker();
  await publishAll(showId, [before]);
  await waitForOutcomes(handle, showId, [before]);
  const other = await connectBroker(broker.url);
  const channel = await other.createChannel();
  for (const queue of QUEUES) await channel.deleteQueue(queue);
  await other.close();
  const publish = async () => (await publishRequest(showId, after)).ok;
  await expect.poll(publish, { timeout: 10_000, interval: 100 }).toBe(true);
  await waitForOutcomes(handle, showId, [before, after]);
  await expectConsistentShow(handle, showId, [before, after]);
});

it('while the database is down for half a minute requests wait, none fails, and tries are spaced out', async () => {
  const showId = await makeShow(handle, 400);
  const requests = Array.from({ length: 400 }, (_, seat) => makeRequest([seat]));
  await publishAll(showId, requests.slice(0, 300));
  startTestWorker();
  await expect.poll(async () => (await outcomesOf(handle, showId)).size).toBeGreaterThan(0);
  proxy.setMode('hang up');
  proxy.cut('reset');
  const before = await countRetries();
  await publishAll(showId, requests.slice(300));
  // Longer than the longest backoff, and than all tries of a single request.
  await sleep(30_000);
  const during = (await countRetries()) - before;
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
  expect(await rejected()).toBe(0);
});

const countRetries = async () => (await metrics().batchesHeld.get()).values[0]?.value ?? 0;
