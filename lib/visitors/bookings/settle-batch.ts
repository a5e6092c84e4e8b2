import type { Transaction } from '@/db/client';
import { Rollback } from '@/db/transaction';
import type { BookingRequest } from './booking-request';
import { type Decision, decide } from './decide';
import { findNewBookings } from './find-new-bookings';
import { forgetBuyers } from './forget-buyers';
import { type LockedRows, lockRows } from './lock-rows';
import type { BookingOutcome, NewBooking } from './outcome';
import { storeBookings, type Taken } from './store-bookings';
import { storeOutcomes } from './store-outcomes';

/** One outcome per request, and for the count what became of each. */
export type Settled = { outcomes: BookingOutcome[]; kinds: string[] };

/**
 * Settles requests of one show, in order of arrival, inside a transaction. Rolls back when it stored
 * nothing; with null when another process stored one of the keys first, so that it has to be begun anew.
 * `keepOutcomes`: stores what became of each, refusals too; then no key may be there twice.
 */
export async function settleBatch(
  tx: Transaction,
  showId: string,
  requests: BookingRequest[],
  keepOutcomes: boolean,
): Promise<Settled> {
  const rows = await lockRows(tx, showId, requests);
  const decided = decide(rows, requests).map((decision, index) => ({
    request: requests[index] as BookingRequest,
    decision,
  }));
  const taken = decided.flatMap(({ request, decision }) =>
    'take' in decision ? [{ request, seats: decision.take }] : [],
  );
  const replayed = decided.filter(({ decision }) => 'replay' in decision);

  const known = new Set(rows.outcomes.map(({ key }) => key));
  const settledNow = keepOutcomes ? decided.filter(({ request }) => !known.has(request.key)) : [];

  const making =
    taken.length > 0
      ? storeBookings(tx, showId, rows.show?.currency ?? '', taken)
      : new Map<string, NewBooking>();
  // In the same round trip; it fails as well when a booking turns out to be there already.
  const keeping = storeOutcomes(tx, showId, settledNow);
  const isStored = taken.length > 0 || settledNow.length > 0;
  const forgetting = forgetBuyers(tx, showId, isStored ? buyersWithoutSeats(rows, taken) : []);
  keeping.catch(() => undefined);
  forgetting.catch(() => undefined);
  const made = await making;
  if (!made) throw new Rollback(null);
  const kept = await keeping;
  if (kept === null) throw new Rollback(null);
  await forgetting;
  const keys = replayed.map(({ request }) => request.key);
  const found = await findNewBookings(tx, showId, keys);

  const settled = {
    outcomes: decided.map(({ request: { key }, decision }) =>
      outcomeOf(decision, made.get(key) ?? found.get(key)),
    ),
    kinds: decided.map(({ decision }) => kindOf(decision)),
  };
  if (made.size === 0 && kept === 0) throw new Rollback(settled);
  return settled;
}

/** Who was locked and holds nothing: a refusal is no reason to keep somebody's address. */
function buyersWithoutSeats({ held }: LockedRows, taken: Taken[]): string[] {
  const takers = new Set(taken.map(({ request }) => request.buyer));
  return held.flatMap(({ buyer, seats }) => (seats === 0 && !takers.has(buyer) ? [buyer] : []));
}

function outcomeOf(decision: Decision, booking: NewBooking | undefined): BookingOutcome {
  if ('refuse' in decision) {
    const { refuse: _, ...refusal } = decision;
    return { ok: false, ...refusal };
  }
  if (!booking) throw new Error('a decided request has no booking');
  return { ok: true, booking };
}

function kindOf(decision: Decision): string {
  if ('refuse' in decision) return decision.reason;
  return 'take' in decision ? 'booked' : 'replayed';
}
