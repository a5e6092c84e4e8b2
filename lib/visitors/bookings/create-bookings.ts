import { type Handle, primary } from '@/db/client';
import { isNotTaken, OutcomeUnknownError } from '@/db/errors';
import { transaction } from '@/db/transaction';
import { metrics } from '@/lib/metrics';
import { seatsChanged } from '@/lib/visitors/cache/seats-changed';
import type { BookingRequest } from './booking-request';
import type { BookingOutcome } from './outcome';
import { type Settled, settleBatch } from './settle-batch';

/** How often a batch is begun anew because another process stored one of its keys first. */
const TRIES = 3;

/**
 * Books seats of one show for each request, in order of arrival, in one transaction on the primary.
 * Answers one outcome per request, in the same order. No seat is sold twice, a key books at most
 * once, and what is answered as booked is committed and leaves no older layout in a cache. A key that a
 * worker settled keeps its outcome, by whatever way it comes again.
 *
 * `keepOutcomes` is for workers: stores each outcome under its key, refusals too, in the same
 * transaction. Each key may then be there once.
 *
 * Throws `OutcomeUnknownError` when the commit's answer was lost (send the same keys again),
 * `DatabaseBusyError` or `DatabaseUnavailableError` when nothing was booked.
 */
export async function createBookings(
  showId: string,
  requests: BookingRequest[],
  { keepOutcomes = false } = {},
): Promise<BookingOutcome[]> {
  const { outcomes, kinds } = await settle(showId, requests, primary(), keepOutcomes).catch(
    (error: unknown) => {
      metrics().bookings.inc({ outcome: failureOf(error) }, requests.length);
      throw error;
    },
  );
  for (const outcome of kinds) metrics().bookings.inc({ outcome });
  // Also after a replay: the try that stored it may have died before it came here.
  if (outcomes.some(({ ok }) => ok)) await seatsChanged(showId);
  return outcomes;
}

async function settle(
  showId: string,
  requests: BookingRequest[],
  handle: Handle,
  keepOutcomes: boolean,
): Promise<Settled> {
  for (let tries = 0; tries < TRIES; tries++) {
    const ended = metrics().transactionSeconds.startTimer({ kind: 'booking' });
    const settled = await transaction<Settled | null>(handle, (tx) =>
      settleBatch(tx, showId, requests, keepOutcomes),
    ).finally(ended);
    if (settled) return settled;
  }
  throw new Error(`another process kept storing the keys of a batch for show ${showId}`);
}

function failureOf(error: unknown): string {
  if (error instanceof OutcomeUnknownError) return 'unknown';
  if (isNotTaken(error)) {
    return 'busy';
  }
  return 'failed';
}
