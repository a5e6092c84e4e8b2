import type { Delivery } from './delivery';

/** Of one transaction: more of them settle no more a second, and its locks are held for longer. */
const MOST_REQUESTS = 400;
/** Postgres takes 65,535 values in a statement, and a ticket has seven. */
const MOST_SEATS = 4_000;

/** So many messages of a queue are here at once: while a batch is settled the next one gathers. */
export const AHEAD = 2 * MOST_REQUESTS;

export type ShowBatches = {
  add: (delivery: Delivery) => void;
  /** Returns when the batches under way are settled; no other begins. */
  stop: () => Promise<void>;
};

/**
 * Gathers requests by show, and has each show's settled in order, one batch after the other; shows
 * beside each other, as many as the pool of connections lets in. A batch is what arrived while the one
 * before it was settled.
 */
export function batchByShow(
  settle: (showId: string, batch: Delivery[]) => Promise<void>,
): ShowBatches {
  const lines = new Map<string, Delivery[]>();
  const underWay = new Set<Promise<void>>();
  let isStopped = false;

  async function work(showId: string, line: Delivery[]): Promise<void> {
    // What came in the same packet belongs to the same batch.
    await new Promise(setImmediate);
    while (line.length > 0 && !isStopped) {
      const batch = nextBatch(line);
      if (batch.length > 0) await settle(showId, batch);
    }
    lines.delete(showId);
  }

  return {
    add(delivery) {
      if (isStopped) return;
      const line = lines.get(delivery.showId);
      if (line) {
        // A lost channel's come again with the next: while the database is away they would pile up here.
        if (line.at(-1)?.inbox.isOpen() === false) dropLost(line);
        line.push(delivery);
        return;
      }
      const begun = [delivery];
      lines.set(delivery.showId, begun);
      const working = work(delivery.showId, begun).finally(() => underWay.delete(working));
      underWay.add(working);
    },
    async stop() {
      isStopped = true;
      await Promise.all(underWay);
    },
  };
}

function dropLost(line: Delivery[]): void {
  line.splice(0, line.length, ...line.filter(({ inbox }) => inbox.isOpen()));
}

/**
 * Takes the next batch out of a line, in order of acceptance; a request that was delivered before is
 * a batch of its own. Those whose channel was lost meanwhile are dropped: they come again.
 */
function nextBatch(line: Delivery[]): Delivery[] {
  let seats = 0;
  let count = 0;
  for (const { redelivered, request } of line) {
    seats += request.seats.length;
    if (count > 0 && (redelivered || seats > MOST_SEATS || count === MOST_REQUESTS)) break;
    count += 1;
    if (redelivered) break;
  }
  const batch = line.splice(0, count).filter(({ inbox }) => inbox.isOpen());
  return batch.sort((a, b) => a.acceptedAt - b.acceptedAt);
}
