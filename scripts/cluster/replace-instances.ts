import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from '../services/server';
import type { Instance } from './instance';
import type { Nginx } from './nginx-server';

/** For requests whose way was chosen just before an instance was taken out. */
const LAST_ARRIVALS_MS = 1_000;

/**
 * Replaces one instance after the other: no new requests, the running ones finish, the next process
 * says that it is ready, requests again. With a single instance visitors see the page for pauses.
 */
export async function replaceInstances(
  instances: Instance[],
  nginx: Nginx,
  report: (line: string) => void,
): Promise<void> {
  for (const instance of instances) {
    nginx.takeOut(instance.name);
    await sleep(LAST_ARRIVALS_MS);
    await instance.stop();
    await instance.start();
    nginx.putBack(instance.name);
    report(`${instance.name} is replaced, process ${instance.pid()}`);
  }
}

/** Replaces one worker after the other; what a worker leaves in the queue the others settle meanwhile. */
export async function replaceWorkers(
  workers: Server[],
  report: (line: string) => void,
): Promise<void> {
  for (const [n, worker] of workers.entries()) {
    await worker.stop();
    await worker.start();
    report(`worker-${n + 1} is replaced, process ${worker.pid()}`);
  }
}
