import type { Delivery } from './delivery';

/** Of one transaction. Larger batches settle no more requests a second, and hold their locks for longer. */
const MAX_REQUESTS = 400;
/** Postgres takes 65,535 values in a statement, and a ticket has seven. */
const MAX_SEATS = 4_000;

/** Messages of a queue that a worker holds: two batches, so that the next one fills while one commits. */
export const PREFETCH_COUNT = 2 * MAX_REQUESTS;

type ShowBatches = {
  add: (delivery: Delivery) => void;
  /** Resolves when the batches in progress are settled. No other batch starts. */
  stop: () => Promise<void>;
};

/**
 * Collects requests by show and passes them to `settleBatch`: the batches of a show one after the other, shows
 * in parallel, as far as the connection pool allows. A batch is what arrived while the one before it was
 * settled.
 */
export function batchByShow(
  settleBatch: (showId: string, batch: Delivery[]) => Promise<void>,
): ShowBatches {
  const pendingByShow = new Map<string, Delivery[]>();
  const inProgress = new Set<Promise<void>>();
  let isStopped = false;

  async function settleShow(showId: string, pending: Delivery[]): Promise<void> {
    // Messages of the same network packet belong in the same batch.
    await new Promise(setImmediate);
    while (pending.length > 0 && !isStopped) {
      const batch = takeBatch(pending);
      if (batch.length > 0) await settleBatch(showId, batch);
    }
    pendingByShow.delete(showId);
  }

  return {
    add(delivery) {
      if (isStopped) return;
      const known = pendingByShow.get(delivery.showId);
      if (known) {
        // The broker delivers a lost channel's messages again; while the database is down they would pile up here.
        if (known.at(-1)?.acks.isOpen() === false) dropLost(known);
        known.push(delivery);
        return;
      }
      const pending = [delivery];
      pendingByShow.set(delivery.showId, pending);
      const settling = settleShow(delivery.showId, pending).finally(() =>
        inProgress.delete(settling),
      );
      inProgress.add(settling);
    },
    async stop() {
      isStopped = true;
      await Promise.all(inProgress);
    },
  };
}

function dropLost(pending: Delivery[]): void {
  pending.splice(0, pending.length, ...pending.filter(({ acks }) => acks.isOpen()));
}

/**
 * Takes the next batch, sorted by time of acceptance. A redelivered request is a batch of its own. Requests of a
 * lost channel are dropped, because the broker delivers them again.
 */
function takeBatch(pending: Delivery[]): Delivery[] {
  let seats = 0;
  let count = 0;
  for (const { redelivered, request } of pending) {
    seats += request.seats.length;
    if (count > 0 && (redelivered || seats > MAX_SEATS || count === MAX_REQUESTS)) break;
    count += 1;
    if (redelivered) break;
  }
  const batch = pending.splice(0, count).filter(({ acks }) => acks.isOpen());
  return batch.sort((a, b) => a.acceptedAt - b.acceptedAt);
}
