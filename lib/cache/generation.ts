import { randomUUID } from 'node:crypto';
import { processWide } from '@/lib/process-wide';
import { withRedis } from './redis';

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

/**
 * Leaves everything cached under the show's generation behind; to be awaited after a commit that
 * changed its seats. False when Redis did not take it: then entries lapse after two seconds.
 */
export async function renewGeneration(showId: string): Promise<boolean> {
  const set = await withRedis((redis) =>
    redis.set(keyOf(showId), randomUUID(), { ex: LIFETIME_S }),
  );
  if (set !== undefined) return true;
  lost.set(showId, performance.now() + ENTRY_LIFETIME_MS);
  return false;
}

/** Removes a generation under which nothing is stored. */
export async function forgetGeneration(showId: string): Promise<void> {
  await withRedis((redis) => redis.del(keyOf(showId)));
}
