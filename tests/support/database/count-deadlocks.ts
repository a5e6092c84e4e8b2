import type { Handle } from '@/db/connect';

/**
 * How many deadlocks the handle's database has had so far. A backend keeps its counts to itself for up to
 * ten seconds (`PGSTAT_IDLE_INTERVAL`), so every connection of the pool first publishes its own.
 */
export async function countDeadlocks({ sql }: Handle): Promise<number> {
  await Promise.all(
    Array.from(
      { length: sql.options.max },
      () => sql`select pg_stat_force_next_flush(), pg_sleep(0.05)`,
    ),
  );
  const [row] = await sql<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`;
  if (!row) throw new Error('Postgres keeps no statistics of this database');
  return row.deadlocks;
}
