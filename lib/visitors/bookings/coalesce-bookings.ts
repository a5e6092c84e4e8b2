import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseBusyError, isDatabaseFailure } from '@/db/errors';
import { processWide } from '@/lib/process-wide';
import type { BookingRequest } from './booking-request';
import { createBookings } from './create-bookings';
import type { BookingOutcome } from './outcome';

/** At most this many transactions per show at once; later requests are coalesced into the next one. */
const MAX_TRANSACTIONS = 2;
const MAX_BATCH = 25;
const START_TIMEOUT_MS = 5_000;

type Pending = {
  request: BookingRequest;
  /** Runs work in the request's own async context, from which log lines and the database take its id. */
  inContext: <T>(work: () => T) => T;
  since: number;
  resolve: (outcome: BookingOutcome) => void;
  reject: (error: unknown) => void;
};
type ShowQueue = { pending: Pending[]; running: number };

const queues = () => processWide('booking-queues', () => new Map<string, ShowQueue>());

/**
 * `createBookings` for one request, coalesced with requests for the same show that arrive while other
 * transactions run. A crowd then needs a few transactions instead of one for each request.
 *
 * Throws as `createBookings` does, and `DatabaseBusyError` when no transaction started within
 * `START_TIMEOUT_MS`.
 */
export function coalesceBooking(showId: string, request: BookingRequest): Promise<BookingOutcome> {
  const queue = queues().get(showId) ?? { pending: [], running: 0 };
  queues().set(showId, queue);
  const outcome = new Promise<BookingOutcome>((resolve, reject) => {
    const inContext = AsyncLocalStorage.snapshot();
    queue.pending.push({ request, inContext, since: performance.now(), resolve, reject });
  });
  startNext(showId, queue);
  return outcome;
}

function startNext(showId: string, queue: ShowQueue): void {
  if (queue.running === MAX_TRANSACTIONS) return;
  const batch = queue.pending.splice(0, MAX_BATCH);
  if (batch.length === 0) {
    if (queue.running === 0) queues().delete(showId);
    return;
  }
  queue.running += 1;
  bookBatch(showId, batch).finally(() => {
    queue.running -= 1;
    startNext(showId, queue);
  });
}

async function bookBatch(showId: string, all: Pending[]): Promise<void> {
  const batch = rejectLate(all);
  const [first] = batch;
  if (!first) return;
  try {
    const requests = batch.map(({ request }) => request);
    // Without `inContext` it would run in the context of the transaction that ended just now.
    const outcomes = await first.inContext(() => createBookings(showId, requests));
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as BookingOutcome);
  } catch (error) {
    if (batch.length > 1 && !isDatabaseFailure(error)) {
      // One request may have caused it: alone, each gets its own outcome.
      for (const each of batch) await bookBatch(showId, [each]);
    } else {
      for (const { reject } of batch) reject(error);
    }
  }
}

/** Rejects requests that waited too long; returns the others. */
function rejectLate(batch: Pending[]): Pending[] {
  const oldest = performance.now() - START_TIMEOUT_MS;
  for (const { since, reject } of batch) {
    if (since >= oldest) continue;
    reject(new DatabaseBusyError(`No transaction started within ${START_TIMEOUT_MS} ms`));
  }
  return batch.filter(({ since }) => since >= oldest);
}
