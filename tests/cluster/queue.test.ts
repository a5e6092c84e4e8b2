import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { read } from '@/db/transaction';
import { openShow, restoreCluster, type TestCluster, testCluster } from './support/test-cluster';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
beforeEach(() => restoreCluster(cluster));

/** Sends a request for a seat to an instance. */
async function requestSeat(origin: string, slug: string, seat: number) {
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

/** Resolves with the status that an instance reports, once it is not `waiting`. */
async function waitForStatus(origin: string, token: string): Promise<unknown> {
  const status = async () => {
    const response = await fetch(`${origin}/api/requests/${token}`);
    return ((await response.json()) as { status: string }).status;
  };
  await expect.poll(status).not.toBe('waiting');
  return status();
}

test('a request accepted by one instance is settled by either worker and reported by the other instance', async () => {
  const { a, b, workers } = cluster;
  const { id, slug } = await openShow(cluster, 40, { queued: true });
  for (const [seat, worker] of workers.entries()) {
    await worker.kill();
    const { status, body } = await requestSeat(a.origin, slug, seat);
    expect(status).toBe(202);
    expect(await waitForStatus(b.origin, body.token)).toBe('booked');
    await worker.start();
  }
  const tickets = await read(cluster.db, (db) => db.query.tickets.findMany());
  expect(tickets.filter(({ showId }) => showId === id)).toHaveLength(workers.length);
});

test('without the broker only shows in high demand refuse, and they accept again when it is back', async () => {
  const { a, rabbit } = cluster;
  const queued = await openShow(cluster, 40, { queued: true });
  const plain = await openShow(cluster, 40);
  await rabbit?.server.kill();
  expect((await requestSeat(a.origin, queued.slug, 0)).status).toBe(503);
  expect((await requestSeat(a.origin, plain.slug, 0)).status).toBe(201);
  await rabbit?.server.start();
  await expect.poll(async () => (await requestSeat(a.origin, queued.slug, 1)).status).toBe(202);
});
