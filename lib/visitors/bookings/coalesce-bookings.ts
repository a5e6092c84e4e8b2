import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseBusyError, isDatabaseState } from '@/db/errors';
import { processWide } from '@/lib/process-wide';
import type { BookingRequest } from './booking-request';
import { createBookings } from './create-bookings';
import type { BookingOutcome } from './outcome';

/** Transactions of one show under way at once in a process; who comes meanwhile shares the next one. */
const TRANSACTIONS = 2;
const MOST_TOGETHER = 25;
/** Longer than this nobody waits for a transaction to begin, in milliseconds. */
const PATIENCE_MS = 5_000;

type Waiting = {
  request: BookingRequest;
  /** Runs work as part of the request's own context, from which the log and the database name it. */
  inContext: <T>(work: () => T) => T;
  since: number;
  resolve: (outcome: BookingOutcome) => void;
  reject: (error: unknown) => void;
};
type Line = { waiting: Waiting[]; underWay: number };

const lines = () => processWide('booking-lines', () => new Map<string, Line>());

/**
 * `createBookings` for one request, in one transaction with the requests for the same show that
 * arrive while others are under way. A crowd costs a few transactions instead of one for each.
 */
export function coalesceBooking(showId: string, request: BookingRequest): Promise<BookingOutcome> {
  let line = lines().get(showId);
  if (!line) {
    line = { waiting: [], underWay: 0 };
    lines().set(showId, line);
  }
  const { waiting } = line;
  const outcome = new Promise<BookingOutcome>((resolve, reject) => {
    const inContext = AsyncLocalStorage.snapshot();
    waiting.push({ request, inContext, since: performance.now(), resolve, reject });
  });
  admit(showId, line);
  return outcome;
}

function admit(showId: string, line: Line): void {
  if (line.underWay === TRANSACTIONS) return;
  const together = line.waiting.splice(0, MOST_TOGETHER);
  if (together.length === 0) {
    if (line.underWay === 0) lines().delete(showId);
    return;
  }
  line.underWay += 1;
  settle(showId, together).finally(() => {
    line.underWay -= 1;
    admit(showId, line);
  });
}

async function settle(showId: string, together: Waiting[]): Promise<void> {
  const late = performance.now() - PATIENCE_MS;
  const inTime = together.filter(({ since }) => since >= late);
  for (const { since, reject } of together) {
    if (since < late) reject(new DatabaseBusyError(`No transaction within ${PATIENCE_MS} ms`));
  }
  const [first] = inTime;
  if (!first) return;
  try {
    const requests = inTime.map(({ request }) => request);
    // It was admitted by the end of an earlier transaction, and is still in that one's context.
    const outcomes = await first.inContext(() => createBookings(showId, requests));
    for (const [index, { resolve }] of inTime.entries()) resolve(outcomes[index] as BookingOutcome);
  } catch (error) {
    // What one request brought about is not the others' fault; the database's state is everyone's.
    if (inTime.length > 1 && !isDatabaseState(error)) {
      for (const each of inTime) await settle(showId, [each]);
    } else {
      for (const { reject } of inTime) reject(error);
    }
  }
}
