import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkHistory } from '../support/history/check-history';
import { readStored } from '../support/history/read-stored';
import { bookAgain, startBuyers } from './support/book';
import { startReaders } from './support/read';
import { openShow, restoreCluster, type TestCluster, testCluster } from './support/test-cluster';

const SEATS = 1_200;

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
beforeEach(() => restoreCluster(cluster));

test('an instance killed under load loses no acknowledged booking, and nginx uses the other one', async () => {
  const { a, db, origin } = cluster;
  const { id, slug } = await openShow(cluster, SEATS);
  const buyers = startBuyers(origin, slug, SEATS, 12);
  await expect.poll(() => buyers.history.length).toBeGreaterThan(50);
  await a.kill();

  const readers = startReaders(origin, [`/shows/${slug}`, `/api/shows/${slug}/seats`, '/']);
  const before = buyers.history.length;
  await expect.poll(() => buyers.history.length).toBeGreaterThan(before + 50);
  await expect.poll(readers.reads).toBeGreaterThan(50);
  const history = await buyers.stop();
  expect(await readers.stop()).toEqual([]);
  expect(checkHistory(history, await readStored(db, id))).toEqual([]);

  // Only requests in progress have an unknown outcome, and sending them again gets it.
  const unknown = history.filter(({ reported }) => reported === 'unknown');
  expect(unknown.length).toBeLessThanOrEqual(12);
  const again = await Promise.all(unknown.map((attempt) => bookAgain(origin, slug, attempt)));
  expect(
    again.filter(({ reported }) => reported === 'unknown' || reported === 'not stored'),
  ).toEqual([]);
  const known = history.filter(({ reported }) => reported !== 'unknown');
  expect(checkHistory([...known, ...again], await readStored(db, id))).toEqual([]);
});
