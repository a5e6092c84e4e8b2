import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkHistory } from '../support/history/check-history';
import { readStored } from '../support/history/read-stored';
import { book, startBuyers } from './support/book';
import { seatStates, startReaders } from './support/read';
import { openShow, restoreCluster, type TestCluster, testCluster } from './support/test-cluster';
import { watch } from './support/watch';

const SEATS = 1_200;

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
beforeEach(() => restoreCluster(cluster));

test('Redis dies and restarts during bookings: no request fails, and all instances show all bookings', async () => {
  const { a, b, origin, redis } = cluster;
  const { id, slug } = await openShow(cluster, SEATS);
  const stream = await watch(b.origin, slug);
  const readers = startReaders(origin, [`/shows/${slug}`, `/api/shows/${slug}/seats`, '/']);
  const buyers = startBuyers(origin, slug, SEATS);

  await expect.poll(() => buyers.history.length).toBeGreaterThan(30);
  await redis.kill();
  const before = buyers.history.length;
  await expect.poll(() => buyers.history.length).toBeGreaterThan(before + 30);
  await redis.start();
  const after = buyers.history.length;
  await expect.poll(() => buyers.history.length).toBeGreaterThan(after + 30);
  const history = await buyers.stop();

  expect(await readers.stop()).toEqual([]);
  expect(
    history.filter(({ reported }) => reported === 'unknown' || reported === 'not stored'),
  ).toEqual([]);
  expect(checkHistory(history, await readStored(cluster.db, id))).toEqual([]);

  // Lost invalidations are corrected within the caches' TTL of two seconds.
  const truth = async () =>
    (await readStored(cluster.db, id)).seats.map(({ status }) => status[0]).join('');
  const states = await truth();
  await expect.poll(() => seatStates(a.origin, slug)).toBe(states);
  await expect.poll(() => seatStates(b.origin, slug)).toBe(states);

  // Changes reach viewers again, also those of the other instance.
  const free = states.indexOf('a');
  const next = `${states.slice(0, free)}b${states.slice(free + 1)}`;
  expect(await book(a.origin, slug, [free])).toMatchObject({ reported: 'booked' });
  await expect.poll(() => seatStates(b.origin, slug)).toBe(next);
  await expect.poll(() => stream.states()).toBe(next);
  stream.close();
});
