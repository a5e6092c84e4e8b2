import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { pidFiles } from '../services/folder';
import { listeningServer } from '../services/listening-server';
import type { Server } from '../services/pid-file-server';

interface Options {
  dataDir: string;
  /** `worker-1`, `worker-2`, … */
  name: string;
  /** The port of its metrics, on 127.0.0.1. */
  port: number;
  env: Record<string, string>;
}

/** A worker of the booking queue. Counts as started once it serves its metrics, connected to the broker or not. */
export function workerServer({ dataDir, name, port, env }: Options): Server {
  return listeningServer({
    name,
    port,
    pidFile: pidFiles.worker(dataDir, name),
    logFile: join(dataDir, `${name}.log`),
    prepare: () => ({
      command: process.execPath,
      args: ['--import', 'tsx', join('scripts', 'worker.ts')],
      cwd: CHECKOUT,
      env: {
        ...process.env,
        ...env,
        WORKER_METRICS_PORT: String(port),
        // It ends by its pid file and not with the npm that runs us.
        npm_lifecycle_event: '',
      },
    }),
  });
}
