import postgres from 'postgres';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { get } from './support/read';
import {
  openShow,
  partsOf,
  restoreCluster,
  type TestCluster,
  testCluster,
} from './support/test-cluster';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
beforeEach(() => restoreCluster(cluster));

test('skips a standby that died, and uses it again when it is back', async () => {
  const { origin, b, postgres: pair } = cluster;
  await pair.standby?.kill();
  const { id } = await openShow(cluster, 2);
  expect(await get(origin, '/api/shows')).toContain(id);
  expect(await get(origin, '/')).toContain(id);
  await expect.poll(() => partsOf(b.origin)).toMatchObject({ replica: 'away' });

  await pair.standby?.start();
  await expect.poll(() => partsOf(b.origin)).toMatchObject({ replica: 'ok' });
  const late = await openShow(cluster, 2);
  await expect.poll(() => get(origin, '/api/shows')).toContain(late.id);
});

test('skips a standby that lags, so that a new show is listed at once', async () => {
  const { origin, instances } = cluster;
  await delayStandby('10s');
  try {
    // Lag only shows when there is a commit to replay.
    await openShow(cluster, 2);
    for (const instance of instances) {
      await expect
        .poll(() => partsOf(instance.origin))
        .toMatchObject({
          replica: 'behind',
        });
    }
    const { id } = await openShow(cluster, 2);
    expect(await get(origin, '/api/shows')).toContain(id);
    expect(await get(origin, '/')).toContain(id);
  } finally {
    await delayStandby('0');
  }
});

/** Sets how long the standby delays each commit that it has received. */
async function delayStandby(delay: string): Promise<void> {
  const url = new URL(cluster.postgres.adminUrl('postgres'));
  url.port = String(cluster.ports.standby);
  const sql = postgres(url.href, { max: 1 });
  await sql.unsafe(`alter system set recovery_min_apply_delay = '${delay}'`);
  await sql`select pg_reload_conf()`;
  await sql.end();
}
