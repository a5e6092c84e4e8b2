// Read the worker in this order: `consume` takes messages from all queues, `batchByShow` collects them by show,
// `settleBatch` settles a batch and splits it when the database does not take it, `settleOne` settles single
// requests that need care, and `settleRequests` runs the one transaction that all of them end in.
import { log } from '@/lib/log';
import { batchByShow, PREFETCH_COUNT } from './batch-by-show';
import { consume } from './consume';
import { settleBatch } from './settle-batch';

export type Worker = {
  /** Finishes and acknowledges the batches in progress. The broker gives the other messages to another worker. */
  stop: () => Promise<void>;
};

/**
 * Settles queued requests until it is stopped: the requests of a show in order and in batches, one worker
 * per show at a time. Continues on its own after an outage of the broker or the database.
 */
export function startWorker(): Worker {
  let isStopping = false;
  const batches = batchByShow((showId, batch) => settleBatch(showId, batch, () => isStopping));
  const consumer = consume(PREFETCH_COUNT, batches.add);
  log.info('worker started');
  return {
    async stop() {
      isStopping = true;
      await batches.stop();
      await consumer.close();
      log.info('worker stopped');
    },
  };
}
