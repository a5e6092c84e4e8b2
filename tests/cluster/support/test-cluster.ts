import { expect } from 'vitest';
import { connect, type Handle } from '@/db/connect';
import { processWide } from '@/lib/process-wide';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import type { Instance } from '@/scripts/cluster/instance';
import { type Cluster, startCluster } from '@/scripts/cluster/start-cluster';
import { makeShow, type ShowChanges } from '../../support/data/make-show';
import { endOnSignals } from '../../support/services/end-on-signals';

export const FOLDER_VARIABLE = 'ROWLOCK_CLUSTER_FOLDER';

/** The run's cluster with two instances, and a handle on its primary. */
export interface TestCluster extends Cluster {
  a: Instance;
  b: Instance;
  db: Handle;
}

/** The cluster that all files of this run share; the first one starts it. */
export function testCluster(): Promise<TestCluster> {
  return processWide('test-cluster', start);
}

async function start(): Promise<TestCluster> {
  endOnSignals();
  const dataDir = process.env[FOLDER_VARIABLE];
  if (!dataDir) throw new Error('Run these tests with `npm run test:cluster`.');
  const cluster = await startCluster({ dataDir, instances: 2, report: () => {} });
  // Makes this process invalidate as a worker does: through Redis, without Next.
  const { DATABASE_URL, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN } = cluster.env;
  Object.assign(process.env, { DATABASE_URL, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN });
  const [a, b] = cluster.instances;
  if (!a || !b) throw new Error('The cluster has fewer than two instances.');
  return { ...cluster, a, b, db: connect(cluster.databaseUrl, { max: 4 }) };
}

/** Starts the parts that a test stopped, and returns when all parts are healthy. */
export async function restoreCluster(cluster: TestCluster): Promise<void> {
  const { postgres, pgbouncer, redis, bridge, rabbit, nginx, instances, workers } = cluster;
  const servers = [postgres.primary, postgres.standby, redis, bridge, rabbit?.server, pgbouncer];
  for (const part of [...servers, ...workers, ...instances, nginx])
    if (part && part.pid() === undefined) await part.start();
  for (const { origin } of instances) {
    await expect
      .poll(() => partsOf(origin), { timeout: 30_000 })
      .toEqual({
        primary: 'ok',
        limits: 'ok',
        replica: 'ok',
        redis: 'ok',
      });
  }
}

/** The health of all parts, as an instance reports it. */
export async function partsOf(origin: string): Promise<Record<string, string>> {
  const response = await fetch(`${origin}/api/ready`);
  return ((await response.json()) as { parts: Record<string, string> }).parts;
}

/** Makes a show on sale and invalidates lists and pages. Its slug is `a-show-{id}`. */
export async function openShow(
  cluster: TestCluster,
  seats: number,
  changes: ShowChanges = {},
): Promise<{ id: string; slug: string }> {
  const id = await makeShow(cluster.db, seats, changes);
  await invalidateShow(id);
  return { id, slug: `a-show-${id}` };
}
