import type { Transaction } from '@/db/connect';
import { numbered, run } from '@/db/statement';
import type { BookingRequest } from './booking-request';
import type { Decision } from './decide';

/**
 * Stores outcomes under their keys, in one statement, and returns how many. A key that another request has already
 * used keeps that request's outcome. Null when another process stored one of the keys first.
 */
export async function storeOutcomes(
  tx: Transaction,
  showId: string,
  decided: { request: BookingRequest; decision: Decision }[],
): Promise<number | null> {
  const rows = decided
    .map(({ request: { key, hash }, decision }) => ({ key, hash, ...outcomeColumns(decision) }))
    .filter(({ outcome }) => outcome !== 'key_reused')
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, hash, outcome, details }) => [key, hash, outcome, details]);
  if (rows.length === 0) return 0;
  const tuples = rows.map((row, n) => `($1, ${numbered(row, 2 + n * row.length)}, now())`);
  const text = `
    insert into booking_requests (show_id, key, request_hash, outcome, details, settled_at)
    values ${tuples.join(', ')}
    on conflict (show_id, key) do update
      set request_hash = excluded.request_hash, outcome = excluded.outcome,
        details = excluded.details, settled_at = excluded.settled_at
      where booking_requests.outcome is null
    returning key`;
  const stored = await run<{ key: string }>(tx, text, [showId, ...rows.flat()]);
  return stored.length === rows.length ? rows.length : null;
}

/** `details` is JSON. */
function outcomeColumns(decision: Decision): { outcome: string; details: string | null } {
  if (decision.kind !== 'refuse') return { outcome: 'booked', details: null };
  const { reason: outcome, ...details } = decision.refusal;
  return { outcome, details: Object.keys(details).length > 0 ? JSON.stringify(details) : null };
}
