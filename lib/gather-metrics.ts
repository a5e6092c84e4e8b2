import { openHandles, replicaStates } from '@/db/client';
import { metrics } from './metrics';

/** The current metrics of this process, in Prometheus' text format. */
export async function gatherMetrics(): Promise<string> {
  const { pool, registry, replicaLagSeconds, replicaSkipped } = metrics();
  for (const [name, { gate }] of openHandles()) {
    pool.set({ pool: name, state: 'inside' }, gate.load.inside);
    pool.set({ pool: name, state: 'waiting' }, gate.load.waiting);
  }
  for (const { address, lagMs, state } of await replicaStates()) {
    replicaLagSeconds.set({ replica: address }, lagMs / 1_000);
    replicaSkipped.set({ replica: address }, state === 'used' ? 0 : 1);
  }
  return registry.metrics();
}
