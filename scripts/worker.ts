import './services/require-node';
import { env } from '@/lib/env';
import { serveMetrics } from '@/lib/visitors/worker/serve-metrics';
import { startWorker } from '@/lib/visitors/worker/start-worker';
import { explain } from './explain';
import { readSettings } from './read-settings';
import { endWithNpm } from './services/end-with-npm';

/** The batch under way is given so long to end, in milliseconds; cut off, it is another worker's. */
const END_WITHIN_MS = 4_000;

try {
  readSettings();
  const { WORKER_METRICS_PORT } = env();
  const worker = startWorker();
  if (WORKER_METRICS_PORT) serveMetrics(WORKER_METRICS_PORT);

  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), END_WITHIN_MS);
    await worker.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  endWithNpm(end);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
