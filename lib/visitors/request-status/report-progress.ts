import { databaseNow } from '@/lib/database-clock';
import { withRedis } from '@/lib/redis';

/** Where processes hear that requests were settled: the show's id, a space, `upTo`. */
export const SETTLED_CHANNEL = 'requests-settled';
/** The speed of settling is that of so many seconds. */
export const SPEED_SECONDS = 10;
/** A show's progress is forgotten this long after its last batch, in seconds. */
const KEPT_S = 86_400;

export type Progress = {
  /** When the newest of the settled requests was accepted: milliseconds since 1970, UTC. */
  upTo: number;
  /** How many were settled together. */
  settled: number;
};

/** Where Redis has up to when a show's requests are settled: a sorted set of one member. */
export const progressKey = (showId: string) => `progress:${showId}`;

/** Where Redis has how many requests of a show were settled in a second, counted since 1970. */
export const settledKey = (showId: string, second: number) => `settled:${showId}:${second}`;

/**
 * To be awaited by a worker after the commit that settled requests of a show: those who wait are told,
 * and everybody's place is worked out from it. Never throws; without Redis the outcomes are found in the
 * database all the same, two seconds later.
 */
export async function reportProgress(showId: string, { upTo, settled }: Progress): Promise<void> {
  const now = await databaseNow();
  const second = Math.floor(now / 1_000);
  await withRedis((redis) =>
    redis
      .pipeline()
      // Never back: a request that was delivered again is older than what was settled meanwhile.
      .zadd(progressKey(showId), { gt: true }, { score: Math.min(upTo, now), member: 'upTo' })
      .expire(progressKey(showId), KEPT_S)
      .incrby(settledKey(showId, second), settled)
      .expire(settledKey(showId, second), SPEED_SECONDS * 6)
      .publish(SETTLED_CHANNEL, `${showId} ${upTo}`)
      .exec(),
  );
}
