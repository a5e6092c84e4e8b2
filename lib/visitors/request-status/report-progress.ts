import { databaseNow } from '@/lib/database-clock';
import { withRedis } from '@/lib/redis';

/** Redis channel of hints that requests were settled: the show's id, a space, `upTo`. */
export const SETTLED_CHANNEL = 'requests-settled';
/** The speed of settling is measured over this many seconds. */
export const SPEED_SECONDS = 10;
/** Counts from a show's last batch. */
const PROGRESS_TTL_S = 86_400;

type Progress = {
  /** When the newest of the settled requests was accepted: milliseconds since 1970, UTC. */
  upTo: number;
  /** How many requests were settled. */
  settled: number;
};

/** The Redis key of a show's `upTo`: a sorted set of one member, because only that keeps the larger value. */
export const progressKey = (showId: string) => `progress:${showId}`;

/** The Redis key of the number of a show's requests that were settled in a second (seconds since 1970). */
export const settledKey = (showId: string, second: number) => `settled:${showId}:${second}`;

/**
 * A worker awaits this after the commit that settled requests of a show. It publishes a hint for the pages that wait,
 * and stores the figures from which queue positions are estimated. Never throws; without Redis, pages find the
 * outcomes in the database within two seconds.
 */
export async function reportProgress(showId: string, { upTo, settled }: Progress): Promise<void> {
  const now = await databaseNow();
  const second = Math.floor(now / 1_000);
  await withRedis((redis) =>
    redis
      .pipeline()
      // Only forward: a redelivered request is older than those settled in the meantime.
      .zadd(progressKey(showId), { gt: true }, { score: Math.min(upTo, now), member: 'upTo' })
      .expire(progressKey(showId), PROGRESS_TTL_S)
      .incrby(settledKey(showId, second), settled)
      .expire(settledKey(showId, second), SPEED_SECONDS * 6)
      .publish(SETTLED_CHANNEL, `${showId} ${upTo}`)
      .exec(),
  );
}
