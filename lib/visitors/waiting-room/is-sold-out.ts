import { BoundedMap } from '@/lib/bounded-map';
import { processWide } from '@/lib/process-wide';
import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { countFree } from '@/lib/visitors/seating/seat-states';

const KEPT_MS = 2_000;
const MOST_SHOWS = 1_000;

type Kept = { isSoldOut: Promise<boolean>; readAt: number };

const state = processWide('sold-out', () => new BoundedMap<Kept>(MOST_SHOWS));

/** Whether a show had no free seat two seconds ago or less, for those who wait; false when nobody knows. */
export function isSoldOut(showId: string): Promise<boolean> {
  const known = state.get(showId);
  if (known && Date.now() - known.readAt < KEPT_MS) return known.isSoldOut;
  const isSoldOut = readSeatStates(showId).then(
    (states) => states !== null && countFree(states.seats) === 0,
    () => false,
  );
  state.set(showId, { isSoldOut, readAt: Date.now() });
  return isSoldOut;
}
