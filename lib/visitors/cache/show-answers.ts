import { withRedis } from '@/lib/redis';
import { singleFlight } from '@/lib/single-flight';
import { findShow } from '@/lib/visitors/shows/find-show';
import { listShows } from '@/lib/visitors/shows/list-shows';
import type { Show, ShowSummary } from '@/lib/visitors/shows/show';
import { showIdOf } from '@/lib/visitors/shows/show-address';
import { currentGeneration, dropGeneration, SHOW_LIST } from './generation';

/** TTL of lists and details. */
const ANSWER_TTL_S = 30;

const fillList = singleFlight(async () => {
  const generation = await currentGeneration(SHOW_LIST);
  return cached(generation && `shows:${generation}`, listShows);
}, 0);

/** The list of shows for the API, from Redis (TTL 30 s) or the replica. */
export function cachedShowList(): Promise<ShowSummary[]> {
  return fillList();
}

/**
 * A show's details for the API, by address; null for an unknown show. From Redis (TTL 30 s), stored under the
 * generation of its seats, so that a booking invalidates them too, or from the replica. A change that the
 * replica does not have yet may be missing for 30 s.
 */
export async function cachedShowDetails(address: string): Promise<Show | null> {
  const showId = showIdOf(address);
  if (!showId) return null;
  const generation = await currentGeneration(showId);
  const show = await cached(generation && `show:${showId}:${generation}`, () => readShow(address));
  if (!show) await dropGeneration(showId);
  return show;
}

async function readShow(address: string): Promise<Show | null> {
  const found = await findShow(address);
  if (found.ok) return found.show;
  return found.reason === 'moved' ? readShow(found.slug) : null;
}

/** The value that Redis has under `key`, or the result of `read`, which is then stored unless it is null. */
async function cached<T>(key: string | undefined, read: () => Promise<T>): Promise<T> {
  const text = key && (await withRedis((redis) => redis.get<string>(key)));
  if (text) return JSON.parse(text) as T;
  const value = await read();
  if (key && value !== null) {
    await withRedis((redis) => redis.set(key, JSON.stringify(value), { ex: ANSWER_TTL_S }));
  }
  return value;
}
