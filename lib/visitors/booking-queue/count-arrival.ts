import { AsyncLocalStorage } from 'node:async_hooks';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';

/** What was counted goes to Redis this long after the first of it, in milliseconds. */
const FLUSH_MS = 1_000;

const state = processWide('arrivals', () => ({
  /** What is not in Redis yet, by its key there. */
  counts: new Map<string, number>(),
  timer: undefined as NodeJS.Timeout | undefined,
}));

// The timer outlives the request that started it.
const outsideOfRequests = AsyncLocalStorage.snapshot();

/** Where Redis has how many requests for a show were accepted in a second, counted since 1970. */
export const arrivalsKey = (showId: string, second: number) => `arrivals:${showId}:${second}`;

/**
 * Counts a request that was accepted into the queue at `acceptedAt` (milliseconds since 1970, UTC, by
 * the database's clock). Free: Redis hears of it within a second, in one call for all; a place in the
 * queue is worked out from it, and nothing else is.
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
  // Lost when Redis is away: places are then told too small for a while, or not at all.
  await withRedis((redis) => {
    const calls = redis.pipeline();
    for (const [key, count] of counts) {
      calls.incrby(key, count).expire(key, env().REQUEST_LIFETIME_S + 60);
    }
    return calls.exec();
  });
}
