import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { read } from '@/db/transaction';
import { openShow, restoreCluster, type TestCluster, testCluster } from './support/test-cluster';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
beforeEach(() => restoreCluster(cluster));

/** Asks an instance for a seat of a queued show. */
async function ask(origin: string, slug: string, seat: number) {
  const response = await fetch(`${origin}/api/shows/${slug}/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      seats: [{ seat, type: 'standard' }],
      name: 'Ana Person',
      email: 'ana@example.com',
    }),
  });
  return { status: response.status, body: (await response.json()) as { token: string } };
}

/** Returns when the request has an outcome, as an instance tells it. */
async function settled(origin: string, token: string): Promise<unknown> {
  const status = async () => {
    const response = await fetch(`${origin}/api/requests/${token}`);
    return ((await response.json()) as { status: string }).status;
  };
  await expect.poll(status).not.toBe('waiting');
  return status();
}

test('what one instance accepted a worker settles and the other tells, whichever worker is left', async () => {
  const { a, b, workers } = cluster;
  const { id, slug } = await openShow(cluster, 40, { queued: true });
  for (const [seat, worker] of workers.entries()) {
    await worker.kill();
    const { status, body } = await ask(a.origin, slug, seat);
    expect(status).toBe(202);
    expect(await settled(b.origin, body.token)).toBe('booked');
    await worker.start();
  }
  const taken = await read(cluster.db, (db) => db.query.tickets.findMany());
  expect(taken.filter(({ showId }) => showId === id)).toHaveLength(workers.length);
});

test('without the broker a show in high demand refuses at once and every other books; back, it accepts', async () => {
  const { a, rabbit } = cluster;
  const queued = await openShow(cluster, 40, { queued: true });
  const plain = await openShow(cluster, 40);
  await rabbit?.server.kill();
  expect((await ask(a.origin, queued.slug, 0)).status).toBe(503);
  expect((await ask(a.origin, plain.slug, 0)).status).toBe(201);
  await rabbit?.server.start();
  await expect.poll(async () => (await ask(a.origin, queued.slug, 1)).status).toBe(202);
});
