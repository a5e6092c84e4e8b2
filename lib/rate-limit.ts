import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';

export type Limit = 'bookings' | 'reads';

const limiters = () =>
  processWide('limiters', () => ({
    bookings: new RateLimiterMemory({ points: env().BOOKINGS_PER_MINUTE, duration: 60 }),
    reads: new RateLimiterMemory({ points: env().READS_PER_MINUTE, duration: 60 }),
  }));

/**
 * Counts one request of a client (see `clientOf`) against a limit of this process. Returns 0 when the request
 * may proceed, otherwise the seconds to wait.
 */
export function countRequest(limit: Limit, client: string): Promise<number> {
  return secondsToWait(() => limiters()[limit].consume(client));
}

/** 0 when `consume` stays within its limits, otherwise the seconds to wait, at least 1. */
export async function secondsToWait(consume: () => Promise<unknown>): Promise<number> {
  try {
    await consume();
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  }
}
