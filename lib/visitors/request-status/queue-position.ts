import { cachedFor } from '@/lib/cached-for';
import { databaseNow } from '@/lib/database-clock';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';
import { arrivalsKey } from '@/lib/visitors/booking-queue/count-arrival';
import type { AcceptedRequest } from '@/lib/visitors/booking-queue/request-token';
import { progressKey, SPEED_SECONDS, settledKey } from './report-progress';

/** Where a request stands among those for its show. */
export type QueuePosition = {
  /** How many requests are to be settled before it, about. */
  before: number;
  /** In about how many seconds it is its turn; null while nothing is being settled. */
  seconds: number | null;
};

/** A show's queue as Redis knew it within the last second. */
export type QueueView = {
  /** Requests accepted until then are settled: milliseconds since 1970, UTC. */
  upTo: number;
  /** Accepted requests by second since 1970, from that of `upTo` on. */
  arrivals: ReadonlyMap<number, number>;
  /** Requests settled in a second. */
  speed: number;
};

const CACHE_TTL_MS = 1_000;
const MAX_SHOWS = 1_000;

/**
 * How many requests are before an accepted one and how long they take, from Redis at most once a second
 * for each show. An estimate, for people to read; null when nothing is known.
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
 * The place of a request that was accepted at `acceptedAt` (milliseconds since 1970, UTC); null when its
 * own arrival is not counted yet, or was lost with those of others.
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

/** How much of the second that begins at `start` lies between two moments. */
function shareOf(start: number, from: number, to: number): number {
  return Math.max(0, Math.min(to, start + 1_000) - Math.max(from, start)) / 1_000;
}

async function readView(showId: string): Promise<QueueView | null> {
  const now = Math.floor((await databaseNow()) / 1_000);
  const oldest = now - env().REQUEST_LIFETIME_S;
  const found = await withRedis((redis) => redis.zscore(progressKey(showId), 'upTo'));
  if (found === undefined) return null;
  const upTo = Math.max(Number(found ?? 0), oldest * 1_000);

  // Arrivals of the last second are still on their way here.
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

/** Settled in a second, over the time since the first of these seconds in which anything was. */
function speedOf(settled: number[]): number {
  const first = settled.findIndex((count) => count > 0);
  if (first < 0) return 0;
  return settled.reduce((sum, count) => sum + count, 0) / (settled.length - first);
}
