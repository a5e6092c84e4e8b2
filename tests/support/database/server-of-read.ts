import { sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';

/** The kind of server that `readReplica` uses now. */
export const serverOfRead = (): Promise<'replica' | 'primary'> =>
  readReplica(async (db) => {
    const [row] = await db.execute<{ standby: boolean }>(
      sql`select pg_is_in_recovery() as standby`,
    );
    return row?.standby ? 'replica' : 'primary';
  });
