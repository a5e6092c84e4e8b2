import { log } from '@/lib/log';
import { AHEAD, batchByShow } from './batch-by-show';
import { consume } from './consume';
import { settleAll } from './settle-all';

export type Worker = {
  /** Settles what is under way, acknowledges it and leaves the rest to another worker. */
  stop: () => Promise<void>;
};

/**
 * Works on the queues until it is stopped: requests of a show in order and in batches, one worker for a
 * show at a time. Goes on by itself after the broker or the database was away.
 */
export function startWorker(): Worker {
  let isStopping = false;
  const lines = batchByShow((showId, batch) => settleAll(showId, batch, () => isStopping));
  const consumption = consume(AHEAD, lines.add);
  log.info('the worker works');
  return {
    async stop() {
      isStopping = true;
      await lines.stop();
      await consumption.close();
      log.info('the worker has ended');
    },
  };
}
