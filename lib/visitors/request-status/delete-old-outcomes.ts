import { primary } from '@/db/client';
import { run } from '@/db/statement';
import { transaction } from '@/db/transaction';

/** So long after it was settled nobody asks for a request any more. */
const KEPT_DAYS = 30;
const EVERY_MS = 3_600_000;
const AT_ONCE = 500;

let lookAgainAt = 0;

/** `forgetOutcomes` once an hour, for a job that is tried more often. */
export async function deleteOldOutcomesHourly(): Promise<void> {
  if (Date.now() < lookAgainAt) return;
  lookAgainAt = Date.now() + EVERY_MS;
  await deleteOldOutcomes();
}

/**
 * Forgets the outcomes of requests that were settled more than 30 days ago, some hundred in a transaction;
 * how many. Bookings stay. Any number of processes may call it at once.
 */
export async function deleteOldOutcomes(): Promise<number> {
  const text = `
    delete from booking_requests where (show_id, key) in (
      select show_id, key from booking_requests
      where settled_at < now() - make_interval(days => $1) limit $2 for update skip locked)
    returning 1 as forgotten`;
  let forgotten = 0;
  for (;;) {
    const rows = await transaction(primary(), (tx) => run(tx, text, [KEPT_DAYS, AT_ONCE]));
    forgotten += rows.length;
    if (rows.length < AT_ONCE) return forgotten;
  }
}
