import { cachedFor } from '@/lib/cached-for';
import { databaseNow } from '@/lib/database-clock';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';
import { arrivalsKey } from '@/lib/visitors/booking-queue/count-arrival';
import type { AcceptedRequest } from '@/lib/visitors/booking-queue/request-token';
import { progressKey, SPEED_SECONDS, settledKey } from './report-progress';

/** The position of a request in its show's queue, for people to read: an estimate. */
type QueuePosition = {
  /** About how many requests are ahead of it; 0 is next. */
  before: number;
  /** About how many seconds until it is settled; null while nothing is being settled. */
  seconds: number | null;
};

/** A show's queue as Redis had it within the last second. */
type QueueView = {
  /** Requests accepted until this moment are settled: milliseconds since 1970, UTC. */
  upTo: number;
  /** Accepted requests by second since 1970, from the second of `upTo` on. */
  arrivals: ReadonlyMap<number, number>;
  /** Requests settled per second. */
  speed: number;
};

const CACHE_TTL_MS = 1_000;
const MAX_SHOWS = 1_000;

/**
 * The queue position of an accepted request. Reads Redis at most once a second for each show. Null when nothing is
 * known.
 */
export async function readPosition(accepted: AcceptedRequest): Promise<QueuePosition | null> {
  const view = await readQueue(accepted.showId);
  return view && positionIn(view, accepted.acceptedAt);
}

/** A show's queue, at most a second old; null without Redis. Never throws. */
export const readQueue = processWide('queue-views', () =>
  cachedFor({ ttlMs: CACHE_TTL_MS, maxEntries: MAX_SHOWS }, (showId) =>
    readView(showId).catch(() => null),
  ),
);

/**
 * The position of a request that was accepted at `acceptedAt` (milliseconds since 1970, UTC). Null when no arrival of
 * that second is known: it is not counted yet, or the count was lost.
 */
export function positionIn(
  { upTo, arrivals, speed }: QueueView,
  acceptedAt: number,
): QueuePosition | null {
  if (upTo >= acceptedAt) return { before: 0, seconds: 0 };
  if (!arrivals.has(Math.floor(acceptedAt / 1_000))) return null;
  let before = 0;
  for (const [second, count] of arrivals) {
    before += count * shareOf(second * 1_000, upTo, acceptedAt);
  }
  const whole = Math.round(before);
  if (whole === 0) return { before: 0, seconds: 0 };
  return { before: whole, seconds: speed > 0 ? Math.ceil(before / speed) : null };
}

/** How much of the second that begins at `start` lies between two times, from 0 to 1. */
function shareOf(start: number, from: number, to: number): number {
  return Math.max(0, Math.min(to, start + 1_000) - Math.max(from, start)) / 1_000;
}

async function readView(showId: string): Promise<QueueView | null> {
  const now = Math.floor((await databaseNow()) / 1_000);
  const oldest = now - env().REQUEST_LIFETIME_S;
  const found = await withRedis((redis) => redis.zscore(progressKey(showId), 'upTo'));
  if (found === undefined) return null;
  const upTo = Math.max(Number(found ?? 0), oldest * 1_000);

  // Processes send arrivals once a second, so those of the last second are incomplete.
  const seconds = secondsFrom(Math.floor(upTo / 1_000), now);
  const lately = secondsFrom(now - SPEED_SECONDS + 1, now);
  const keys = [
    ...seconds.map((second) => arrivalsKey(showId, second)),
    ...lately.map((second) => settledKey(showId, second)),
  ];
  const counts = await withRedis((redis) => redis.mget<(string | null)[]>(...keys));
  if (!counts) return null;
  const arrivals = new Map<number, number>();
  for (const [index, second] of seconds.entries()) {
    if (counts[index]) arrivals.set(second, Number(counts[index]));
  }
  return { upTo, arrivals, speed: speedOf(counts.slice(seconds.length).map(Number)) };
}

const secondsFrom = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

/** The mean, from the first of these seconds in which anything was settled. */
function speedOf(settled: number[]): number {
  const first = settled.findIndex((count) => count > 0);
  if (first < 0) return 0;
  return settled.reduce((sum, count) => sum + count, 0) / (settled.length - first);
}
