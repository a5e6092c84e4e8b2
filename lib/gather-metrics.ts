import { openHandles } from '@/db/client';
import { metrics } from './metrics';

/** What this process counted and measured so far, in Prometheus' text format. */
export function gatherMetrics(): Promise<string> {
  const { pool, registry } = metrics();
  for (const [name, { gate }] of openHandles()) {
    pool.set({ pool: name, state: 'inside' }, gate.load.inside);
    pool.set({ pool: name, state: 'waiting' }, gate.load.waiting);
  }
  return registry.metrics();
}
