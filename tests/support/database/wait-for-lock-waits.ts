import { setTimeout as sleep } from 'node:timers/promises';
import type { Handle } from '@/db/connect';

/** Returns once at least `count` backends of this database wait for a lock: their application names. */
export async function waitForLockWaits({ sql }: Handle, count = 1): Promise<string[]> {
  for (;;) {
    const rows = await sql<{ name: string }[]>`
      select application_name as name from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (rows.length >= count) return rows.map(({ name }) => name);
    await sleep(10);
  }
}
