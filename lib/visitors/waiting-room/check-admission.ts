import { databaseNow } from '@/lib/database-clock';
import type { SaleMode } from '@/lib/visitors/shows/sale-mode';
import { type Admission, isAdmitted } from './admission';
import { claimAdmission, findStoredOutcome } from './claim-admission';
import { runQueueScript } from './run-queue-script';

type Mode = Pick<SaleMode, 'admitAtOnce' | 'queued'> | null;

/**
 * Whether a visitor may choose seats of a show now: always without a waiting room, otherwise while the admission
 * lasts. Asks neither Redis nor the shows table.
 */
export async function mayChooseSeats(mode: Mode, admission: Admission | null): Promise<boolean> {
  if (!mode?.admitAtOnce) return true;
  return admission !== null && isAdmitted(admission, await databaseNow());
}

/**
 * Whether a booking under this key may be decided: when the admission lasts and is not claimed for another
 * booking, or when the key already has an outcome, so that a retry gets it after the admission has ended.
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
  return (await findStoredOutcome(showId, key)) !== null;
}

/** The time for a queued request to get its outcome and for the visitor to read it, in milliseconds. */
const OUTCOME_MS = 90_000;

const COMMANDS = { booked: 'finish', accepted: 'finishSoon', refused: 'releaseClaim' } as const;

/**
 * Frees the admission for the next in the queue: at once after a booking, soon after a request was put into the
 * booking queue. After a refusal the visitor may choose again. Never throws; without Redis the admission expires.
 */
export async function releaseAdmission(
  showId: string,
  mode: Mode,
  admission: Admission | null,
  outcome: keyof typeof COMMANDS,
  key: string,
): Promise<void> {
  if (!mode?.admitAtOnce || !admission) return;
  const now = await databaseNow();
  await runQueueScript({
    command: COMMANDS[outcome],
    ...{ showId, entryId: admission.entryId, now, key },
    admittedUntil: now + OUTCOME_MS,
  });
}
