import { databaseNow } from '@/lib/database-clock';
import { withRedis } from '@/lib/redis';
import { PLACE_LIFETIME_MS } from './place';
import { lineKeys } from './run-queue-script';

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
