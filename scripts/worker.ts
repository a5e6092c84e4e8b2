import './services/require-node';
import { env } from '@/lib/env';
import { serveMetrics } from '@/lib/visitors/worker/serve-metrics';
import { startWorker } from '@/lib/visitors/worker/start-worker';
import { explain } from './explain';
import { readSettings } from './read-settings';
import { endWithNpm } from './services/end-with-npm';

/** How long the last batch may take. If it is cut off, the broker gives its messages to another worker. */
const STOP_TIMEOUT_MS = 4_000;

try {
  readSettings();
  const { WORKER_METRICS_PORT } = env();
  const worker = startWorker();
  if (WORKER_METRICS_PORT) serveMetrics(WORKER_METRICS_PORT);

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS);
    await worker.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  endWithNpm(stop);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
