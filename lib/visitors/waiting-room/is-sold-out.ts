import { cachedFor } from '@/lib/cached-for';
import { processWide } from '@/lib/process-wide';
import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { countFree } from '@/lib/visitors/seating/seat-states';

const CACHE_TTL_MS = 2_000;
const MAX_SHOWS = 1_000;

/** Whether a show has no free seat. Cached for 2 s; false if the seat states cannot be read. */
export const isSoldOut = processWide('sold-out', () =>
  cachedFor({ ttlMs: CACHE_TTL_MS, maxEntries: MAX_SHOWS }, async (showId) => {
    const states = await readSeatStates(showId).catch(() => null);
    return states !== null && countFree(states.seats) === 0;
  }),
);
