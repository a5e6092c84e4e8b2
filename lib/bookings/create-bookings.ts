import { type Handle, primary } from '@/db/client';
import { Rollback, transaction } from '@/db/transaction';
import { seatsChanged } from '@/lib/cache/seats-changed';
import type { BookingRequest } from './booking-request';
import { type Decision, decide } from './decide';
import { findNewBookings } from './find-new-bookings';
import { lockRows } from './lock-rows';
import type { BookingOutcome, NewBooking } from './outcome';
import { storeBookings } from './store-bookings';

/** How often a batch is begun anew because another process stored one of its keys first. */
const TRIES = 3;

/**
 * Books seats of one show for each request, in order of arrival, in one transaction on the primary.
 * Answers one outcome per request, in the same order. No seat is sold twice, a key books at most
 * once, and what is answered as booked is committed and leaves no older layout in a cache.
 *
 * Throws `OutcomeUnknownError` when the commit's answer was lost (send the same keys again),
 * `DatabaseBusyError` or `DatabaseUnavailableError` when nothing was booked.
 */
export async function createBookings(
  showId: string,
  requests: BookingRequest[],
  handle: Handle = primary(),
): Promise<BookingOutcome[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const outcomes = await transaction<BookingOutcome[] | null>(handle, async (tx) => {
      const rows = await lockRows(tx, showId, requests);
      const decisions = decide(rows, requests);
      const taken = requests.flatMap((request, index) => {
        const decision = decisions[index];
        return decision && 'take' in decision ? [{ request, seats: decision.take }] : [];
      });
      const replayed = requests.filter((_, index) => {
        const decision = decisions[index];
        return decision && 'replay' in decision;
      });
      const made =
        taken.length > 0
          ? await storeBookings(tx, showId, rows.show?.currency ?? '', taken)
          : new Map<string, NewBooking>();
      if (!made) throw new Rollback(null);
      const keys = replayed.map((request) => request.key);
      const found = await findNewBookings(tx, showId, keys);
      const outcomes = requests.map((request, index) =>
        outcomeOf(decisions[index], made.get(request.key) ?? found.get(request.key)),
      );
      if (made.size === 0) throw new Rollback(outcomes);
      return outcomes;
    });
    if (outcomes) {
      // Also after a replay: the try that stored it may have died before it came here.
      if (outcomes.some(({ ok }) => ok)) await seatsChanged(showId);
      return outcomes;
    }
  }
  throw new Error(`another process kept storing the keys of a batch for show ${showId}`);
}

function outcomeOf(
  decision: Decision | undefined,
  booking: NewBooking | undefined,
): BookingOutcome {
  if (decision && 'refuse' in decision) {
    const { refuse: _, ...refusal } = decision;
    return { ok: false, ...refusal };
  }
  if (!booking) throw new Error('a decided request has no booking');
  return { ok: true, booking };
}
