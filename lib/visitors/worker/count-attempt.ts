import { primary } from '@/db/client';
import { run } from '@/db/statement';
import { transaction } from '@/db/transaction';
import type { QueuedRequest } from '@/lib/visitors/booking-queue/message';

/** A worker that is to end has no time to wait for the database. */
const TAKE_BACK_MS = 1_000;

/**
 * Counts, before it is begun, a try of a request that a worker before left undone: it may be what ends
 * workers. How many were begun with this one; 0 when the request is settled.
 */
export function countAttempt({ showId, request: { key, hash } }: QueuedRequest): Promise<number> {
  const text = `
    insert into booking_requests (show_id, key, request_hash, tries) values ($1, $2, $3, 1)
    on conflict (show_id, key) do update set tries = booking_requests.tries + 1
      where booking_requests.outcome is null
    returning tries`;
  return transaction(primary(), async (tx) => {
    // Nobody waits for the disk: a crash of the database that forgets the count is no worker's end.
    await run(tx, 'set local synchronous_commit to off', []);
    const [row] = await run<{ tries: number }>(tx, text, [showId, key, hash]);
    return row?.tries ?? 0;
  });
}

/**
 * Takes a try back that ended no worker: the worker ends as it should, or the message is another's now.
 * When the database does not answer at once the try counts.
 */
export function takeAttemptBack({ showId, request: { key } }: QueuedRequest): Promise<void> {
  const text = `
    update booking_requests set tries = tries - 1
    where show_id = $1 and key = $2 and outcome is null and tries > 0`;
  return transaction(
    primary(),
    async (tx) => {
      await run(tx, text, [showId, key]);
    },
    TAKE_BACK_MS,
  );
}
