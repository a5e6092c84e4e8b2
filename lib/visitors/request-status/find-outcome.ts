import { primaryReads } from '@/db/client';
import { read } from '@/db/transaction';
import { databaseNow } from '@/lib/database-clock';
import { env } from '@/lib/env';
import type { AcceptedRequest } from '@/lib/visitors/booking-queue/request-token';
import type { Refusal } from '@/lib/visitors/bookings/outcome';
import { bookingToken } from '@/lib/visitors/bookings/token';

/** What became of a request that was accepted into the queue. */
export type RequestOutcome =
  | { status: 'waiting' }
  | {
      status: 'booked';
      /** The booking's token, for its address. */
      token: string;
    }
  | { status: 'refused'; refusal: Refusal };

/**
 * A worker that received a request within its lifetime may still be settling it this much later. After that the
 * request can only be refused as too late.
 */
const SETTLING_MARGIN_MS = 60_000;

type Row = {
  key: string;
  hash: string;
  outcome: string;
  details: object | null;
  /** The secret of a booking. */
  secret: string | null;
};

/** What became of a request, from the primary. Throws if the database does not answer. */
export async function findOutcome(accepted: AcceptedRequest): Promise<RequestOutcome> {
  const [outcome] = await findOutcomes(accepted.showId, [accepted]);
  return outcome as RequestOutcome;
}

/** The same for many requests of one show, in their order, with one query. */
export async function findOutcomes(
  showId: string,
  requests: AcceptedRequest[],
): Promise<RequestOutcome[]> {
  const { sql } = primaryReads();
  const keys = requests.map(({ key }) => key);
  // One statement, so that a settled request is never seen without its booking.
  const rows = await read(
    primaryReads(),
    () => sql<Row[]>`
      select idempotency_key as key, request_hash as hash, 'booked' as outcome,
        null::jsonb as details, token as secret
      from bookings where show_id = ${showId} and idempotency_key in ${sql(keys)}
      union all
      select key, request_hash, outcome, details, null
      from booking_requests where show_id = ${showId} and key in ${sql(keys)}
        and outcome <> 'booked'`,
  );
  const now = await databaseNow();
  const settled = new Map<string, Row[]>();
  for (const row of rows) settled.set(row.key, [...(settled.get(row.key) ?? []), row]);
  return requests.map((request) => outcomeOf(request, settled.get(request.key) ?? [], now));
}

function outcomeOf(accepted: AcceptedRequest, settled: Row[], now: number): RequestOutcome {
  const row = settled.find(({ hash }) => hash.startsWith(accepted.hash));
  if (row?.secret) return { status: 'booked', token: bookingToken(accepted.showId, row.secret) };
  if (row)
    return { status: 'refused', refusal: { ...row.details, reason: row.outcome } as Refusal };
  if (settled.length > 0) return { status: 'refused', refusal: { reason: 'key_reused' } };
  const isLate = now > accepted.acceptedAt + env().REQUEST_LIFETIME_S * 1_000 + SETTLING_MARGIN_MS;
  return isLate ? { status: 'refused', refusal: { reason: 'too_late' } } : { status: 'waiting' };
}
