import { randomUUID } from 'node:crypto';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';

/** Longer than the TTL of every entry stored under it; after that a new generation begins. */
export const GENERATION_TTL_S = 3_600;

/** TTL of what is stored under a generation of seats. */
export const SEATS_TTL_MS = 2_000;

/** The list of shows has a generation of its own, as each show has one. */
export const SHOW_LIST = 'all shows';

export const generationKey = (name: string) => `gen:${name}`;

/** When this process may use a show's generation again after Redis did not take its renewal, by `performance.now()`. */
export const lostRenewals = processWide('lost-renewals', () => new Map<string, number>());

/**
 * The generation under which a show's seats, or the list of shows, are cached. `invalidateSeats` in
 * invalidate-show.ts renews it after each commit. It is random: a counter would
 * repeat after Redis lost its memory. Undefined while Redis is down, and for `SEATS_TTL_MS` after Redis
 * did not take a renewal of this process.
 */
export async function currentGeneration(name: string): Promise<string | undefined> {
  if (performance.now() < (lostRenewals.get(name) ?? 0)) return undefined;
  lostRenewals.delete(name);
  return withRedis(async (redis) => {
    const known = await redis.get<string>(generationKey(name));
    if (known) return known;
    const fresh = randomUUID();
    const set = await redis.set(generationKey(name), fresh, { nx: true, ex: GENERATION_TTL_S });
    return set ? fresh : ((await redis.get<string>(generationKey(name))) ?? fresh);
  });
}

/** Removes a generation under which nothing is stored, such as that of an unknown show. */
export async function dropGeneration(name: string): Promise<void> {
  await withRedis((redis) => redis.del(generationKey(name)));
}
