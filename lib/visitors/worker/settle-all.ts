import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { countAttempt, takeAttemptBack } from './count-attempt';
import type { Delivery } from './delivery';
import { retryWhileUnavailable, StoppedError } from './retry-while-unavailable';
import { settle } from './settle';
import { settlePieces } from './settle-pieces';
import { storeFailed } from './store-failed';

/** How often a request that fails by itself is tried by one worker, before it is a dead letter. */
const TRIES = 3;
/** How many workers may end while they try a request. */
const MOST_WORKERS = 5;

/**
 * Settles a batch whatever happens to it: while the database is away it is held; what is too much for it
 * at once goes in pieces; what fails for another reason is settled one by one, so that a request which
 * cannot be settled fails none of its neighbours, and gets the outcome `failed`. Ends early, and never
 * throws, when the worker is to end.
 */
export async function settleAll(
  showId: string,
  batch: Delivery[],
  isStopping: () => boolean,
): Promise<void> {
  try {
    await settleBatch(showId, batch, isStopping);
  } catch (err) {
    // What is not acknowledged is delivered again.
    if (!(err instanceof StoppedError)) log.error({ err, showId }, 'a batch was left undone');
  }
}

async function settleBatch(
  showId: string,
  batch: Delivery[],
  isStopping: () => boolean,
): Promise<void> {
  const [first] = batch;
  if (batch.length === 1 && first) return settleOne(showId, first, isStopping);
  await settlePieces(showId, batch, (one) => settleOne(showId, one, isStopping), isStopping);
}

async function settleOne(
  showId: string,
  delivery: Delivery,
  isStopping: () => boolean,
): Promise<void> {
  if (!delivery.redelivered) return tryOne(showId, delivery, isStopping);
  // Without its channel it is another worker's, or comes again.
  const isOver = () => isStopping() || !delivery.inbox.isOpen();
  const workers = await retryWhileUnavailable(() => countAttempt(delivery), isOver);
  if (workers > MOST_WORKERS) {
    const err = new Error(`${MOST_WORKERS} workers ended while they tried it`);
    return giveUp(delivery, err, isStopping);
  }
  try {
    await tryOne(showId, delivery, isOver);
  } catch (error) {
    if (error instanceof StoppedError) await takeAttemptBack(delivery).catch(() => {});
    throw error;
  }
}

async function tryOne(
  showId: string,
  delivery: Delivery,
  isStopping: () => boolean,
): Promise<void> {
  let failure: unknown;
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      return await retryWhileUnavailable(() => settle(showId, [delivery]), isStopping);
    } catch (error) {
      if (error instanceof StoppedError) throw error;
      failure = error;
    }
  }
  await giveUp(delivery, failure, isStopping);
}

async function giveUp(delivery: Delivery, err: unknown, isStopping: () => boolean): Promise<void> {
  const { showId, acceptedAt, inbox, tag } = delivery;
  try {
    await retryWhileUnavailable(() => storeFailed(delivery), isStopping);
  } catch (error) {
    if (error instanceof StoppedError) throw error;
    // A dead letter without an outcome would be waited for in vain: the broker keeps it for the next worker.
    log.error({ err: error, showId, acceptedAt }, 'a request failed, and that cannot be stored');
    return;
  }
  log.error({ err, showId, acceptedAt }, 'a request failed: a dead letter');
  metrics().deadLetters.inc({ why: 'failed' });
  inbox.giveUp(tag);
}
