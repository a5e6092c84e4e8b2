import { databaseNow } from '@/lib/database-clock';
import { withRedis } from '@/lib/redis';
import { ENTRY_TTL_MS } from './queue-entry';
import { queueKeys } from './run-queue-script';

/**
 * Marks a show's queue as complete when its waiting room is switched on. Without the mark Redis may have lost the
 * queue, and nobody is admitted until all who waited have had time to come back.
 */
export async function startQueue(showId: string): Promise<void> {
  const now = Math.floor(await databaseNow());
  await withRedis((redis) =>
    redis.set(queueKeys(showId).completeFrom, now, { nx: true, px: ENTRY_TTL_MS * 60 }),
  );
}
