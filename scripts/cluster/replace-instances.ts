import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from '../services/pid-file-server';
import type { Instance } from './instance';
import type { Nginx } from './nginx-server';

/** Time for requests that nginx routed just before the instance was taken out. */
const DRAIN_MS = 1_000;

/**
 * Replaces one instance after the other: it gets no new requests, finishes the running ones, restarts, and gets
 * requests again when it is ready. With a single instance visitors meanwhile see the page for outages.
 */
export async function replaceInstances(
  instances: Instance[],
  nginx: Nginx,
  report: (line: string) => void,
): Promise<void> {
  for (const instance of instances) {
    nginx.takeOut(instance.name);
    await sleep(DRAIN_MS);
    await instance.stop();
    await instance.start();
    nginx.putBack(instance.name);
    report(`${instance.name} is replaced, process ${instance.pid()}`);
  }
}

/** Replaces one worker after the other; the others meanwhile settle its requests. */
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
