import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { isBusyOrUnavailable, OutcomeUnknownError } from '@/db/errors';
import { Rollback, transaction } from '@/db/transaction';
import { metrics } from '@/lib/metrics';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import type { BookingRequest } from './booking-request';
import { type Decision, decide } from './decide';
import { findReplayedBookings } from './find-replayed-bookings';
import { lockRows } from './lock-rows';
import type { BookingOutcome, NewBooking } from './outcome';
import { storeRows } from './store-rows';

/** How often a batch is started again because another process stored one of its keys first. */
const ATTEMPTS = 3;

/** A request with its decision. */
type Decided = { request: BookingRequest; decision: Decision };
type Batch = { decided: Decided[]; bookings: Map<string, NewBooking> };

/**
 * Books seats of one show for each request, in order of arrival, in one transaction on the primary.
 * Returns one outcome per request, in the same order. No seat is sold twice, a key books at most once,
 * and what is returned as booked is committed and leaves no older layout in a cache. A key that a worker
 * settled keeps its outcome, whichever way it arrives again.
 *
 * `keepOutcomes` is for workers: stores each outcome under its key, refusals too, in the same
 * transaction. Each key may then occur only once.
 *
 * Throws `OutcomeUnknownError` when the answer to COMMIT was lost (send the same keys again),
 * `DatabaseBusyError` or `DatabaseUnavailableError` when nothing was booked.
 */
export async function createBookings(
  showId: string,
  requests: BookingRequest[],
  { keepOutcomes = false } = {},
): Promise<BookingOutcome[]> {
  const { decided, bookings } = await commitBatch(showId, requests, keepOutcomes).catch(
    (error: unknown) => {
      metrics().bookings.inc({ outcome: failureKind(error) }, requests.length);
      throw error;
    },
  );
  for (const { decision } of decided) metrics().bookings.inc({ outcome: decisionKind(decision) });
  const outcomes = decided.map((each) => outcomeOf(each, bookings));
  // Also after a replay: the attempt that stored the booking may have died before its invalidation.
  if (outcomes.some(({ ok }) => ok)) await invalidateSeats(showId);
  return outcomes;
}

async function commitBatch(
  showId: string,
  requests: BookingRequest[],
  keepOutcomes: boolean,
): Promise<Batch> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stopTimer = metrics().transactionSeconds.startTimer({ kind: 'booking' });
    const batch = await transaction<Batch | null>(primary(), (tx) =>
      bookBatch(tx, showId, requests, keepOutcomes),
    ).finally(stopTimer);
    if (batch) return batch;
  }
  throw new Error(`another process kept storing the keys of a batch for show ${showId}`);
}

/**
 * The transaction: lock, decide, store. Rolls back if there is nothing to store, and with null if another
 * process stored one of the keys first, so that the batch must be started again.
 */
async function bookBatch(
  tx: Transaction,
  showId: string,
  requests: BookingRequest[],
  keepOutcomes: boolean,
): Promise<Batch> {
  const rows = await lockRows(tx, showId, requests);
  const decisions = decide(rows, requests);
  const decided = requests.map((request, n) => ({ request, decision: decisions[n] as Decision }));

  const known = new Set(rows.outcomes.map(({ key }) => key));
  const undecidedBefore = decided.filter(({ request }) => !known.has(request.key));
  const stored = await storeRows(tx, showId, {
    currency: rows.show?.currency ?? '',
    bookings: decided.flatMap(({ request, decision }) =>
      decision.kind === 'book' ? [{ request, seats: decision.seats }] : [],
    ),
    outcomes: keepOutcomes ? undecidedBefore : [],
    lockedBuyers: rows.buyers,
  });
  if (!stored) throw new Rollback(null);

  const replayed = decided.filter(({ decision }) => decision.kind === 'replay');
  const found = await findReplayedBookings(
    tx,
    showId,
    replayed.map(({ request }) => request.key),
  );
  const batch = { decided, bookings: new Map([...found, ...stored.bookings]) };
  if (stored.bookings.size === 0 && stored.outcomes === 0) throw new Rollback(batch);
  return batch;
}

function outcomeOf(
  { request, decision }: Decided,
  bookings: Map<string, NewBooking>,
): BookingOutcome {
  if (decision.kind === 'refuse') return { ok: false, ...decision.refusal };
  const booking = bookings.get(request.key);
  if (!booking) throw new Error('a request that was decided as booked has no booking');
  return { ok: true, booking };
}

/** The label of the `bookings` metric. */
function decisionKind(decision: Decision): string {
  if (decision.kind === 'refuse') return decision.refusal.reason;
  return decision.kind === 'book' ? 'booked' : 'replayed';
}

function failureKind(error: unknown): string {
  if (error instanceof OutcomeUnknownError) return 'unknown';
  return isBusyOrUnavailable(error) ? 'busy' : 'failed';
}
