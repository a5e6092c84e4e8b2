import { beforeAll, beforeEach, expect, test } from 'vitest';
import { openShow, restoreCluster, type TestCluster, testCluster } from './support/test-cluster';
import { type Watch, watch } from './support/watch';

const STREAMS = 1_000;
const AT_ONCE = 100;
const ENDS_WITHIN_MS = 5_000;

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
beforeEach(() => restoreCluster(cluster));

test('an instance with a thousand open streams ends within five seconds after SIGTERM', async () => {
  const { a } = cluster;
  const { slug } = await openShow(cluster, 20);
  const streams: Watch[] = [];
  while (streams.length < STREAMS) {
    const next = Array.from({ length: AT_ONCE }, () => watch(a.origin, slug));
    streams.push(...(await Promise.all(next)));
  }
  const began = performance.now();
  await a.stop();
  expect(performance.now() - began).toBeLessThan(ENDS_WITHIN_MS);
  await expect.poll(() => streams.filter((stream) => stream.isOpen())).toEqual([]);
});
