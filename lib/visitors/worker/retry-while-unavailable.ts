import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseFailure } from '@/db/errors';
import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';

/** Backoff while the database is down: doubles from the first to the last, with jitter. */
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 3_000;
const TRIES_PER_LOG = 10;

/** Thrown instead of another try when the worker stops. The broker delivers the messages again. */
export class WorkerStoppingError extends Error {
  override name = 'WorkerStoppingError';
}

/**
 * Runs `work`, and runs it again after a backoff while it fails because of the database's state (an outage, a
 * failover, a lock). Throws `WorkerStoppingError` when the worker stops meanwhile, and any other error at once.
 */
export async function retryWhileUnavailable<T>(
  work: () => Promise<T>,
  isStopping: () => boolean,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseFailure(error)) throw error;
      metrics().batchesHeld.inc();
      if (tries % TRIES_PER_LOG === 0) {
        log.warn({ err: error }, 'the database is unavailable; requests wait');
      }
    }
    const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(tries, 10), MAX_BACKOFF_MS);
    if (!isStopping()) await sleep(backoff * (0.5 + Math.random() / 2));
    if (isStopping()) throw new WorkerStoppingError('The worker is stopping');
  }
}
