import { AsyncLocalStorage } from 'node:async_hooks';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';

/** Counts are collected for this long and then sent to Redis together. */
const FLUSH_MS = 1_000;

const state = processWide('arrivals', () => ({
  /** Counts that are not in Redis yet, by Redis key. */
  counts: new Map<string, number>(),
  timer: undefined as NodeJS.Timeout | undefined,
}));

// The timer outlives the request that started it, and must not keep that request's context alive.
const outsideOfRequests = AsyncLocalStorage.snapshot();

/** The Redis key of the number of requests of a show that were accepted in a second (seconds since 1970). */
export const arrivalsKey = (showId: string, second: number) => `arrivals:${showId}:${second}`;

/**
 * Counts a request that was accepted into the queue at `acceptedAt` (milliseconds since 1970, UTC, by the
 * database's clock). Queue positions are estimated from these counts. Costs no call: a process sends its counts
 * to Redis once a second.
 */
export function countArrival(showId: string, acceptedAt: number): void {
  const key = arrivalsKey(showId, Math.floor(acceptedAt / 1_000));
  state.counts.set(key, (state.counts.get(key) ?? 0) + 1);
  state.timer ??= outsideOfRequests(() => setTimeout(flush, FLUSH_MS).unref());
}

async function flush(): Promise<void> {
  const counts = [...state.counts];
  state.counts.clear();
  state.timer = undefined;
  // Lost while Redis is down: queue positions are then too low for a while, or unknown.
  await withRedis((redis) => {
    const calls = redis.pipeline();
    for (const [key, count] of counts) {
      calls.incrby(key, count).expire(key, env().REQUEST_LIFETIME_S + 60);
    }
    return calls.exec();
  });
}
