import { DatabaseBusyError } from '@/db/errors';
import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { countTry } from './count-try';
import type { Delivery } from './delivery';
import { hold, StoppedError } from './hold';
import { settle } from './settle';
import { storeFailed } from './store-failed';

/** How often a request that fails by itself is tried by one worker, before it is a dead letter. */
const TRIES = 3;
/** How many workers may end while they try a request. */
const MOST_WORKERS = 5;

/**
 * Settles a batch whatever happens to it: while the database is away it is held; a batch that fails for
 * another reason is settled one by one, so that a request which cannot be settled fails none of its
 * neighbours, and gets the outcome `failed`. Ends early, and never throws, when the worker is to end.
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
  try {
    await hold(() => settleOrSplit(showId, batch), isStopping);
  } catch (err) {
    if (err instanceof StoppedError) throw err;
    log.warn({ err, showId, requests: batch.length }, 'a batch failed; one by one now');
    for (const delivery of batch) await settleOne(showId, delivery, isStopping);
  }
}

/** What is too much for the database at once may be little enough in halves. */
async function settleOrSplit(showId: string, batch: Delivery[]): Promise<void> {
  try {
    await settle(showId, batch);
  } catch (error) {
    if (!(error instanceof DatabaseBusyError) || batch.length === 1) throw error;
    const half = Math.ceil(batch.length / 2);
    await settleOrSplit(showId, batch.slice(0, half));
    await settleOrSplit(showId, batch.slice(half));
  }
}

async function settleOne(
  showId: string,
  delivery: Delivery,
  isStopping: () => boolean,
): Promise<void> {
  const failures: unknown[] = [];
  while (failures.length < TRIES) {
    try {
      if (delivery.redelivered && failures.length === 0) {
        const workers = await hold(() => countTry(delivery), isStopping);
        if (workers > MOST_WORKERS) {
          failures.push(new Error(`${MOST_WORKERS} workers ended while they tried it`));
          break;
        }
      }
      return await hold(() => settle(showId, [delivery]), isStopping);
    } catch (error) {
      if (error instanceof StoppedError) throw error;
      failures.push(error);
    }
  }
  const err = failures.at(-1);
  log.error({ err, showId, acceptedAt: delivery.acceptedAt }, 'a request failed: a dead letter');
  await giveUp(delivery, isStopping);
}

async function giveUp(delivery: Delivery, isStopping: () => boolean): Promise<void> {
  try {
    await hold(() => storeFailed(delivery), isStopping);
  } catch (err) {
    if (err instanceof StoppedError) throw err;
    log.error({ err, showId: delivery.showId }, 'a request failed, and its outcome is not stored');
  }
  metrics().deadLetters.inc({ why: 'failed' });
  delivery.inbox.giveUp(delivery.tag);
}
