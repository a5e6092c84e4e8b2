import { primary } from '@/db/client';
import { run } from '@/db/statement';
import { transaction } from '@/db/transaction';
import type { QueuedRequest } from '@/lib/visitors/booking-queue/message';

/** A worker that stops does not wait longer than this for the database. */
const UNCOUNT_TIMEOUT_MS = 1_000;

/**
 * Counts an attempt at a redelivered request before it begins, because the request itself may kill workers.
 * Returns the number of attempts with this one; 0 when the request is already settled.
 */
export function countAttempt({ showId, request: { key, hash } }: QueuedRequest): Promise<number> {
  const text = `
    insert into booking_requests (show_id, key, request_hash, tries) values ($1, $2, $3, 1)
    on conflict (show_id, key) do update set tries = booking_requests.tries + 1
      where booking_requests.outcome is null
    returning tries`;
  return transaction(primary(), async (tx) => {
    // Not flushed to disk: if a crash of the database loses the count, the request did not kill a worker.
    await run(tx, 'set local synchronous_commit to off', []);
    const [row] = await run<{ tries: number }>(tx, text, [showId, key, hash]);
    return row?.tries ?? 0;
  });
}

/**
 * Takes back an attempt that killed no worker: the worker stops normally, or lost the message with its channel.
 * If the database does not answer within a second, the attempt stays counted.
 */
export function uncountAttempt({ showId, request: { key } }: QueuedRequest): Promise<void> {
  const text = `
    update booking_requests set tries = tries - 1
    where show_id = $1 and key = $2 and outcome is null and tries > 0`;
  return transaction(
    primary(),
    async (tx) => {
      await run(tx, text, [showId, key]);
    },
    UNCOUNT_TIMEOUT_MS,
  );
}
