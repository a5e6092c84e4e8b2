import { randomUUID } from 'node:crypto';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';
import { countLostInvalidation, invalidationsArrive } from './lost-invalidations';

/** A generation outlives every entry stored under it; when it lapses, a new one is begun. */
const LIFETIME_S = 3_600;

const keyOf = (showId: string) => `gen:${showId}`;

/** Nothing is stored under a generation for longer than this, in milliseconds. */
export const ENTRY_LIFETIME_MS = 2_000;

/** Shows whose last renewal was lost, and until when what is stored under their generation is old. */
const lost = processWide('lost-renewals', () => new Map<string, number>());

/**
 * The generation of a show's cached layouts: a random name, not a count, which would repeat after
 * Redis lost its memory. Undefined while Redis is away,
 * and after a renewal of this process was lost, until nothing older can be stored any more.
 */
export async function currentGeneration(showId: string): Promise<string | undefined> {
  if (performance.now() < (lost.get(showId) ?? 0)) return undefined;
  lost.delete(showId);
  return withRedis(async (redis) => {
    const known = await redis.get<string>(keyOf(showId));
    if (known) return known;
    const fresh = randomUUID();
    const set = await redis.set(keyOf(showId), fresh, { nx: true, ex: LIFETIME_S });
    return set ? fresh : ((await redis.get<string>(keyOf(showId))) ?? fresh);
  });
}

/** What to publish together with a renewal, in the same call of Redis. */
type Hint = { channel: string; message: string };

/**
 * Leaves everything cached under the show's generation behind, and publishes the hint; to be awaited
 * after a commit that changed its seats. False when Redis did not take it: then entries lapse after
 * two seconds.
 */
export async function renewGeneration(showId: string, hint?: Hint): Promise<boolean> {
  const taken = await withRedis((redis) => {
    const call = redis.pipeline();
    call.set(keyOf(showId), randomUUID(), { ex: LIFETIME_S });
    // After the renewal: whoever hears of it reads what is under the new generation.
    if (hint) call.publish(hint.channel, hint.message);
    return call.exec();
  });
  if (taken) {
    invalidationsArrive('layout');
    return true;
  }
  countLostInvalidation('layout');
  lost.set(showId, performance.now() + ENTRY_LIFETIME_MS);
  return false;
}

/** Removes a generation under which nothing is stored. */
export async function forgetGeneration(showId: string): Promise<void> {
  await withRedis((redis) => redis.del(keyOf(showId)));
}
