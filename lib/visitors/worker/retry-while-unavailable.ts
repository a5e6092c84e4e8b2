import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseState } from '@/db/errors';
import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';

/** Pauses between tries while the database is away, in milliseconds; they double. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

/** Thrown instead of another try when the worker is to end; what was held is delivered again. */
export class StoppedError extends Error {
  override name = 'StoppedError';
}

/**
 * Does work that the database's state may prevent, again and again until the database lets it, or until
 * the worker is to end. Anything else that the work throws is the caller's.
 */
export async function retryWhileUnavailable<T>(
  work: () => Promise<T>,
  isStopping: () => boolean,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseState(error)) throw error;
      metrics().batchesHeld.inc();
      if (tries % 10 === 0) log.warn({ err: error }, 'requests are held: the database is away');
    }
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(tries, 10), LONGEST_PAUSE_MS);
    if (!isStopping()) await sleep(pause * (0.5 + Math.random() / 2));
    if (isStopping()) throw new StoppedError('The worker is to end');
  }
}
