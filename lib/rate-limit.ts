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
 * Counts one request of a client against a limit of this process. Returns 0 when it may go on, else
 * after how many seconds to come back.
 */
export function countRequest(limit: Limit, headers: Headers): Promise<number> {
  return secondsToWait(() => limiters()[limit].consume(clientOf(headers)));
}

/** 0 when `count` counts within its limits, else after how many seconds to come back. */
export async function secondsToWait(count: () => Promise<unknown>): Promise<number> {
  try {
    await count();
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  }
}

/**
 * Who sent a request: the address that our outermost proxy saw. Addresses further left in
 * `X-Forwarded-For` are the client's own words. Without a proxy of ours the header is all hearsay,
 * and every client counts as one.
 */
export function clientOf(headers: Headers): string {
  const hops = env().TRUSTED_PROXY_HOPS;
  if (hops === 0) return 'direct';
  const addresses = headers.get('x-forwarded-for')?.split(',') ?? [];
  return addresses.at(-hops)?.trim() || 'unknown';
}
