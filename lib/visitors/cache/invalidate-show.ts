import { randomUUID } from 'node:crypto';
import { replicasCaughtUp } from '@/db/client';
import { withRedis } from '@/lib/redis';
import {
  GENERATION_TTL_S,
  generationKey,
  lostRenewals,
  SEATS_TTL_MS,
  SHOW_LIST,
} from './generation';
import { countLostInvalidation, noteInvalidation } from './lost-invalidations';
import { tagMarks } from './tag-marks';
import { LIST_TAG, showTag } from './tags';

/** Redis channel of hints: the show's id, a space, milliseconds since 1970, UTC. */
export const SEATS_CHANGED_CHANNEL = 'seats-changed';

const REPLICA_TIMEOUT_MS = 1_000;

/**
 * Await this after every commit that changed a show's seats, before the commit is acknowledged. From then on
 * no process serves an older layout. One call of Redis renews the generation and publishes the hint for
 * viewers; the show's pages become stale. Works in an action, a handler, a worker and a script.
 *
 * Never throws. If Redis does not take it, this process reads the primary, and caches of others expire
 * after `SEATS_TTL_MS`.
 */
export async function invalidateSeats(showId: string): Promise<void> {
  await renewSeats(showId);
  // Not awaited: a stale page may be shown once more, and a booking does not wait for it.
  tagMarks().markStaleSoon([showTag(showId)]);
}

/**
 * Await this after every commit that changed a show itself (texts, prices, sale or plan): its seats, its pages,
 * the lists and the API's answers are read again, in every process within 100 ms. Never throws. If Redis does
 * not take it, seats are right after 2 s, answers and pages after 30 s.
 */
export async function invalidateShow(showId: string): Promise<void> {
  // The next reads go to a replica, which may not have the change yet.
  await Promise.all([renewSeats(showId), replicasCaughtUp(REPLICA_TIMEOUT_MS)]);
  await Promise.all([
    // The API's answer about the show is cached under the generation of its seats.
    renewGeneration(showId),
    renewGeneration(SHOW_LIST),
    tagMarks().mark([showTag(showId), LIST_TAG], 'expired'),
  ]);
}

const renewSeats = (showId: string) => renewGeneration(showId, `${showId} ${Date.now()}`);

/** Everything cached under the old generation is no longer read. Publishes the hint in the same call. */
async function renewGeneration(name: string, hint?: string): Promise<void> {
  const taken = await withRedis((redis) => {
    const call = redis.pipeline();
    call.set(generationKey(name), randomUUID(), { ex: GENERATION_TTL_S });
    // After the renewal, so that its receivers read under the new generation.
    if (hint) call.publish(SEATS_CHANGED_CHANNEL, hint);
    return call.exec();
  });
  if (taken) return noteInvalidation('layout');
  countLostInvalidation('layout');
  lostRenewals.set(name, performance.now() + SEATS_TTL_MS);
}
