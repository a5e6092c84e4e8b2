import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkHistory } from '../support/history/check-history';
import { readStored } from '../support/history/read-stored';
import { startBuyers } from './support/book';
import { startReaders } from './support/read';
import { openShow, restoreCluster, type TestCluster, testCluster } from './support/test-cluster';

const SEATS = 1_200;

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
beforeEach(() => restoreCluster(cluster));

test('a deploy under load replaces every instance and fails no request', async () => {
  const { origin, instances, db } = cluster;
  const { id, slug } = await openShow(cluster, SEATS);
  const before = instances.map((instance) => instance.pid());
  const readers = startReaders(origin, [`/shows/${slug}`, `/api/shows/${slug}/seats`, '/']);
  const buyers = startBuyers(origin, slug, SEATS);
  await expect.poll(() => buyers.history.length).toBeGreaterThan(20);

  await cluster.deploy(() => {});

  const after = buyers.history.length;
  await expect.poll(() => buyers.history.length).toBeGreaterThan(after + 20);
  const history = await buyers.stop();
  expect(await readers.stop()).toEqual([]);
  expect(
    history.filter(({ reported }) => reported === 'unknown' || reported === 'not stored'),
  ).toEqual([]);
  expect(checkHistory(history, await readStored(db, id))).toEqual([]);
  for (const [n, instance] of instances.entries()) expect(instance.pid()).not.toBe(before[n]);
});
