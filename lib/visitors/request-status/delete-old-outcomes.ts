import { primary } from '@/db/client';
import { run } from '@/db/statement';
import { transaction } from '@/db/transaction';

/** A request's page shows its outcome for this long. */
const KEPT_DAYS = 30;
const INTERVAL_MS = 3_600_000;
const ROWS_PER_TRANSACTION = 500;

let nextRunAt = 0;

/** Runs `deleteOldOutcomes` at most once an hour; the scheduler calls it more often. */
export async function deleteOldOutcomesHourly(): Promise<void> {
  if (Date.now() < nextRunAt) return;
  nextRunAt = Date.now() + INTERVAL_MS;
  await deleteOldOutcomes();
}

/**
 * Deletes the outcomes of requests that were settled more than 30 days ago, 500 in a transaction, and returns how
 * many. Bookings stay. Any number of processes may call it at the same time.
 */
export async function deleteOldOutcomes(): Promise<number> {
  const text = `
    delete from booking_requests where (show_id, key) in (
      select show_id, key from booking_requests
      where settled_at < now() - make_interval(days => $1) limit $2 for update skip locked)
    returning 1 as deleted`;
  let deleted = 0;
  for (;;) {
    const rows = await transaction(primary(), (tx) =>
      run(tx, text, [KEPT_DAYS, ROWS_PER_TRANSACTION]),
    );
    deleted += rows.length;
    if (rows.length < ROWS_PER_TRANSACTION) return deleted;
  }
}
