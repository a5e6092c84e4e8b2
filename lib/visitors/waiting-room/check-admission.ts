import { databaseNow } from '@/lib/database-clock';
import type { SaleMode } from '@/lib/visitors/shows/sale-mode';
import { type Admission, isAdmitted } from './admission';
import { claimAdmission, outcomeOf } from './claim-admission';
import { runQueueScript } from './run-queue-script';

type Mode = Pick<SaleMode, 'admitAtOnce' | 'queued'> | null;

/**
 * Whether whoever sent a request may choose seats of a show now, by the admission that it carries: its
 * signature and its time, and nothing else is asked. Everybody may when the show has no waiting room.
 */
export async function mayChooseSeats(mode: Mode, admission: Admission | null): Promise<boolean> {
  if (!mode?.admitAtOnce) return true;
  return admission !== null && isAdmitted(admission, await databaseNow());
}

/**
 * Whether a booking under this key may be decided: whoever may choose may book once, which the line is asked,
 * and whoever could choose may ask again for what they had asked for, since the answer may have been lost.
 */
export async function mayBook(
  showId: string,
  mode: Mode,
  admission: Admission | null,
  key: string,
): Promise<boolean> {
  if (!mode?.admitAtOnce) return true;
  if (!admission) return false;
  const now = await databaseNow();
  if (
    isAdmitted(admission, now) &&
    (await claimAdmission(showId, admission, now, key, mode.queued))
  ) {
    return true;
  }
  return (await outcomeOf(showId, key)) !== null;
}

/** So long the outcome of a request takes to come and to be read; who is refused then goes on choosing. */
const OUTCOME_MS = 90_000;

/** What became of a request, for the turn that it took. */
type Taken = 'booked' | 'accepted' | 'refused';

const WISHES = { booked: 'leave', accepted: 'linger', refused: 'release' } as const;

/**
 * After a booking makes room for the next in line, after a request that has no outcome yet soon; who was
 * refused may choose again. Never throws; without Redis their time just ends.
 */
export async function releaseAdmission(
  showId: string,
  mode: Mode,
  admission: Admission | null,
  taken: Taken,
  key: string,
): Promise<void> {
  if (!mode?.admitAtOnce || !admission) return;
  const now = await databaseNow();
  const { entryId } = admission;
  await runQueueScript({ wish: WISHES[taken], showId, place, now, until: now + OUTCOME_MS, key });
}
