import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { countAttempt, uncountAttempt } from './count-attempt';
import type { Delivery } from './delivery';
import { retryWhileUnavailable, WorkerStoppingError } from './retry-while-unavailable';
import { settleRequests } from './settle-requests';
import { storeFailed } from './store-failed';

/** How often one worker tries a request that fails for its own reason. Then it becomes a dead letter. */
const MAX_TRIES = 3;
/** How many workers may die while they try a request. */
const MAX_WORKERS = 5;

/**
 * Settles one request by itself. A request that cannot be settled gets the outcome `failed` and becomes a dead
 * letter. Attempts at a redelivered request are counted in the database first, because it may be what killed
 * the worker before. Throws `WorkerStoppingError` when the worker stops.
 */
export async function settleOne(
  showId: string,
  delivery: Delivery,
  isStopping: () => boolean,
): Promise<void> {
  if (!delivery.redelivered) return tryToSettle(showId, delivery, isStopping);
  // When its channel is lost, the broker delivers the message again, perhaps to another worker.
  const isOver = () => isStopping() || !delivery.acks.isOpen();
  const workers = await retryWhileUnavailable(() => countAttempt(delivery), isOver);
  if (workers > MAX_WORKERS) {
    const err = new Error(`${MAX_WORKERS} workers died while they tried it`);
    return giveUp(delivery, err, isStopping);
  }
  try {
    await tryToSettle(showId, delivery, isOver);
  } catch (error) {
    if (error instanceof WorkerStoppingError) await uncountAttempt(delivery).catch(() => {});
    throw error;
  }
}

async function tryToSettle(
  showId: string,
  delivery: Delivery,
  isStopping: () => boolean,
): Promise<void> {
  let failure: unknown;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    try {
      return await retryWhileUnavailable(() => settleRequests(showId, [delivery]), isStopping);
    } catch (error) {
      if (error instanceof WorkerStoppingError) throw error;
      failure = error;
    }
  }
  await giveUp(delivery, failure, isStopping);
}

async function giveUp(delivery: Delivery, err: unknown, isStopping: () => boolean): Promise<void> {
  const { showId, acceptedAt, acks, tag } = delivery;
  try {
    await retryWhileUnavailable(() => storeFailed(delivery), isStopping);
  } catch (error) {
    if (error instanceof WorkerStoppingError) throw error;
    // Without a stored outcome its buyer would wait in vain, so the broker keeps the message for the next worker.
    log.error({ err: error, showId, acceptedAt }, 'the outcome of a failed request was not stored');
    return;
  }
  log.error({ err, showId, acceptedAt }, 'a request failed and is a dead letter now');
  metrics().deadLetters.inc({ why: 'failed' });
  acks.reject(tag);
}
