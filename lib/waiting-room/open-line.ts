import { withRedis } from '@/lib/cache/redis';
import { databaseNow } from '@/lib/database-clock';
import { lineKeys } from './ask-line';
import { PLACE_LIFETIME_MS } from './place';

/**
 * Says that a show's line begins now, when its waiting room is switched on: a line that Redis does not
 * know may be one that it lost, and then nobody is let in until those who waited are back.
 */
export async function openLine(showId: string): Promise<void> {
  const now = Math.floor(await databaseNow());
  await withRedis((redis) =>
    redis.set(lineKeys(showId).whole, now, { nx: true, px: PLACE_LIFETIME_MS * 60 }),
  );
}
