import { sql } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import { makeRequest, makeShow } from '../support/data/make-show';
import { ACK, killBeforeBytes } from '../support/faults/kill-before-bytes';
import { ownQueue } from '../support/queue/own-queue';
import {
  countWaiting,
  expectConsistentShow,
  outcomesOf,
  publishAll,
  waitForOutcomes,
} from '../support/queue/queued-requests';
import { startWorkerProcess, type WorkerProcess } from '../support/queue/worker-process';

const { handle, url, broker, newDeadLetters } = await ownQueue();
let workers: WorkerProcess[] = [];

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.kill('SIGKILL')));
  workers = [];
});

function startTestProcess(env: Record<string, string> = {}): WorkerProcess {
  const worker = startWorkerProcess(env);
  workers.push(worker);
  return worker;
}

/** Resolves when every request that was in a show's queue before the call is settled. */
async function waitUntilDrained(showId: string): Promise<void> {
  const last = makeRequest([0]);
  await publishAll(showId, [last]);
  await expect
    .poll(async () => (await outcomesOf(handle, showId)).has(last.key), { timeout: 30_000 })
    .toBe(true);
}

it('a worker killed between commit and acknowledgement: its outcomes stay, and nothing is settled twice', async () => {
  const showId = await makeShow(handle, 20);
  const requests = Array.from({ length: 120 }, (_, n) => makeRequest([n % 3]));
  await publishAll(showId, requests);
  expect(await startTestProcess(killBeforeBytes(broker.url, ACK)).ended).toBe(null);
  const committed = await outcomesOf(handle, showId);
  expect(committed.size).toBeGreaterThan(0);

  const next = startTestProcess();
  await waitUntilDrained(showId);
  const outcomes = await outcomesOf(handle, showId);
  expect([...committed].filter(([key, outcome]) => outcomes.get(key) !== outcome)).toEqual([]);
  await expectConsistentShow(handle, showId, requests);
  expect(next.output()).not.toContain('dead letter');
});

it('a worker killed before the commit: nothing was acknowledged, and the next worker settles everything', async () => {
  const showId = await makeShow(handle, 20);
  const requests = Array.from({ length: 120 }, (_, n) => makeRequest([n % 20]));
  await publishAll(showId, requests);
  expect(await startTestProcess(killBeforeBytes(url, 'insert into bookings')).ended).toBe(null);
  expect((await outcomesOf(handle, showId)).size).toBe(0);

  const next = startTestProcess();
  await waitUntilDrained(showId);
  await expectConsistentShow(handle, showId, requests);
  expect(next.output()).not.toContain('dead letter');
});

it('a request that kills every worker fails after five workers, and the others are booked', async () => {
  const showId = await makeShow(handle, 30);
  const poison = { ...makeRequest([10]), name: 'Poisonous Person' };
  const requests = Array.from({ length: 30 }, (_, seat) =>
    seat === 10 ? poison : makeRequest([seat]),
  );
  await publishAll(showId, requests);
  const env = killBeforeBytes(url, poison.name);
  let killed = 0;
  for (; killed < 8; killed++) {
    const worker = startTestProcess(env);
    const ended = worker.ended.then(() => 'killed');
    const all = waitForOutcomes(handle, showId, requests, 30_000).then(() => 'settled');
    if ((await Promise.race([ended, all])) === 'settled') break;
    all.catch(() => {});
    // As if two more workers had died.
    if (killed === 1) await handle.db.execute(sql`update booking_requests set tries = tries + 2`);
  }
  // The first worker died with a batch, the others with this request by itself.
  expect(killed).toBe(4);
  const outcomes = await outcomesOf(handle, showId);
  expect(outcomes.get(poison.key)).toBe('failed');
  expect([...outcomes.values()].filter((outcome) => outcome === 'booked')).toHaveLength(29);
  await expectConsistentShow(handle, showId, requests);
  await expect.poll(newDeadLetters, { timeout: 5_000 }).toBe(1);
});

it('a worker that is stopped settles and acknowledges its batch, and leaves the rest', async () => {
  const showId = await makeShow(handle, 1_000);
  const requests = Array.from({ length: 1_000 }, (_, seat) => makeRequest([seat]));
  await publishAll(showId, requests);
  const worker = startTestProcess();
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
