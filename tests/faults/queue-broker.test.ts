import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectBroker } from 'amqplib';
import { expect, it } from 'vitest';
import { type PublishResult, publishRequest } from '@/lib/visitors/booking-queue/publish-request';
import { EXCHANGE, QUEUES } from '@/lib/visitors/booking-queue/topology';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { makeRequest, makeShow } from '../support/data/make-show';
import { ownQueue } from '../support/queue/own-queue';
import {
  countDeadLetters,
  expectConsistentShow,
  outcomesOf,
  publishAll,
  waitForOutcomes,
} from '../support/queue/queued-requests';
import { faultBroker } from '../support/queue/test-broker';

const broker = await faultBroker();
const { handle, proxy, startTestWorker } = await ownQueue({ broker, proxied: 'broker' });

const seats = (count: number) => Array.from({ length: count }, (_, seat) => makeRequest([seat]));
const reasonsOf = (answers: PublishResult[]) =>
  new Set(answers.map((answer) => (answer.ok ? 'accepted' : answer.reason)));

it('loses no accepted request when the broker is killed while requests are queued and in flight', async () => {
  const showId = await makeShow(handle, 600);
  const requests = seats(600);
  await publishAll(showId, requests.slice(0, 200));
  startTestWorker();
  const settled = async () => (await outcomesOf(handle, showId)).size;
  await expect.poll(settled, { timeout: 10_000 }).toBeGreaterThan(0);
  const late = Promise.all(requests.slice(200).map((request) => publishRequest(showId, request)));
  await sleep(5);
  await broker.server.kill();
  const answers = await late;
  await broker.server.start();

  const accepted = requests.filter((_, n) => n < 200 || answers[n - 200]?.ok);
  const others = requests.filter((request) => !accepted.includes(request));
  // A buyer without an answer sends the request again, under the same key.
  await publishUntilAccepted(showId, others);
  await waitForOutcomes(handle, showId, requests, 40_000);
  await expectConsistentShow(handle, showId, requests);
  expect(new Set((await outcomesOf(handle, showId)).values())).toEqual(new Set(['booked']));
  expect(await countDeadLetters(broker.url)).toBe(0);
});

it('reports unconfirmed requests as unknown when the connection is cut, and a repeated request books once', async () => {
  const showId = await makeShow(handle, 300);
  const requests = seats(300);
  await publishUntilAccepted(showId, requests.slice(0, 1));
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
  expect(reasonsOf(answers)).toContain('accepted');
  expect(reasonsOf(answers)).toContain('unknown');

  await publishUntilAccepted(
    showId,
    requests.filter((_, n) => !answers[n]?.ok),
  );
  startTestWorker();
  await waitForOutcomes(handle, showId, requests);
  await expectConsistentShow(handle, showId, requests);
  expect(await countDeadLetters(broker.url)).toBe(0);
});

it('reports within two seconds that the broker is down, and from then on at once', async () => {
  const showId = await makeShow(handle, 1);
  proxy.setMode('hang up');
  proxy.cut();
  // Before that, a message would be in flight, and its result unknown.
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

it('a broker without memory refuses messages at once', async () => {
  const showId = await makeShow(handle, 1);
  await publishUntilAccepted(showId, [makeRequest([0])]);
  broker.block();
  // The broker informs a connection only when it publishes.
  await publishRequest(showId, makeRequest([0]));
  expect(await publishRequest(showId, makeRequest([0]))).toEqual({ ok: false, reason: 'full' });
  broker.unblock();
  await publishUntilAccepted(showId, [makeRequest([0])]);
});

it('does not accept a message that the broker returns because it matches no queue', async () => {
  const showId = await makeShow(handle, 1);
  await publishUntilAccepted(showId, [makeRequest([0])]);
  const other = await connectBroker(broker.url);
  const channel = await other.createChannel();
  for (const queue of QUEUES) await channel.unbindQueue(queue, EXCHANGE, '1');
  const answer = await publishRequest(showId, makeRequest([0]));
  for (const queue of QUEUES) await channel.bindQueue(queue, EXCHANGE, '1');
  await other.close();
  expect(answer).toEqual({ ok: false, reason: 'full' });
});

it('a full queue refuses a request, and that request is never settled', async () => {
  const showId = await makeShow(handle, 2);
  await publishUntilAccepted(showId, [makeRequest([0])]);
  const other = await connectBroker(broker.url);
  const channel = await other.createConfirmChannel();
  const fill = async () => {
    for (let n = 0; n < 5_000; n++) channel.publish(EXCHANGE, showId, Buffer.from('{}'));
    await channel.waitForConfirms();
  };
  // The queue refuses what is over its limit, and refused messages reject.
  await expect(repeat(fill, 20)).rejects.toThrow();
  const refused = makeRequest([0]);
  const answer = await publishRequest(showId, refused);
  for (const queue of QUEUES) await channel.purgeQueue(queue);
  await other.close();
  expect(answer).toEqual({ ok: false, reason: 'full' });

  const accepted = makeRequest([1]);
  await publishAll(showId, [accepted]);
  startTestWorker();
  const outcomes = await waitForOutcomes(handle, showId, [accepted]);
  expect(outcomes.has(refused.key)).toBe(false);
});

async function repeat(work: () => Promise<void>, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await work();
}

/** Publishes requests again and again until the queue has accepted each. */
async function publishUntilAccepted(showId: string, requests: BookingRequest[]): Promise<void> {
  const left = new Set(requests);
  const publishLeft = async () => {
    for (const request of left) {
      if ((await publishRequest(showId, request)).ok) left.delete(request);
    }
    return left.size;
  };
  await expect.poll(publishLeft, { timeout: 20_000, interval: 200 }).toBe(0);
}
