import { databaseNow } from '@/lib/database-clock';
import { withRedis } from '@/lib/redis';
import { ENTRY_TTL_MS } from './queue-entry';
import { queueKeys } from './run-queue-script';

/**
 * Says that a show's line begins now, when its waiting room is switched on: a line that Redis does not
 * know may be one that it lost, and then nobody is let in until those who waited are back.
 */
export async function startQueue(showId: string): Promise<void> {
  const now = Math.floor(await databaseNow());
  await withRedis((redis) =>
    redis.set(queueKeys(showId).whole, now, { nx: true, px: ENTRY_TTL_MS * 60 }),
  );
}
