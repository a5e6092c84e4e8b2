import { primary } from '@/db/client';
import { run } from '@/db/statement';
import { transaction } from '@/db/transaction';
import type { QueuedRequest } from '@/lib/visitors/booking-queue/message';

/** Stores the outcome `failed` for a request, unless it already has an outcome. */
export function storeFailed({ showId, request: { key, hash } }: QueuedRequest): Promise<void> {
  const text = `
    insert into booking_requests (show_id, key, request_hash, outcome, settled_at)
    values ($1, $2, $3, 'failed', now())
    on conflict (show_id, key) do update set
      request_hash = excluded.request_hash, outcome = 'failed', settled_at = now()
      where booking_requests.outcome is null`;
  return transaction(primary(), async (tx) => {
    await run(tx, text, [showId, key, hash]);
  });
}
