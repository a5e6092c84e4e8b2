import { join } from 'node:path';
import postgres from 'postgres';
import { CHECKOUT } from '../../checkout';
import { type Cluster, startCluster } from '../../cluster/start-cluster';
import { step } from '../../step';
import { startSender } from '../load/start-sender';

export const CLUSTER_DATA = join(CHECKOUT, '.data', 'bench-cluster');

/** What a case needs: two instances behind the proxy, their database, clients. */
export type ClusterStage = Awaited<ReturnType<typeof setUpCluster>>;

/** Starts a separate cluster for the benchmark, seeded like the demo. */
export async function setUpCluster() {
  const cluster: Cluster = await step('Starting two instances behind the proxy', (report) =>
    startCluster({
      dataDir: CLUSTER_DATA,
      instances: 2,
      report,
      // All clients share one address.
      env: { BOOKINGS_PER_MINUTE: '10000000', READS_PER_MINUTE: '10000000' },
    }),
  );
  const sql = postgres(cluster.databaseUrl, { max: 2, onnotice: () => {} });
  return { cluster, sql, sender: startSender() };
}
