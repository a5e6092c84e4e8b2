import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

// An arbitrary number that all migrations use.
const MIGRATION_LOCK = 7_262_531;

/**
 * Migrates the database to the newest schema and sets the role's time limits in it. Needs a direct URL, not one
 * through pgbouncer. Several processes may run it at once: the others wait.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`set statement_timeout = 0`;
    await sql`set lock_timeout = 0`;
    await sql`set idle_in_transaction_session_timeout = 0`;
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const migrationsFolder = new URL('../db/migrations', import.meta.url).pathname;
    await runMigrations(drizzle(sql), { migrationsFolder });
    await setRoleTimeouts(sql);
  } finally {
    await sql.end();
  }
}

/** Sets the limits on the role, because pgbouncer refuses or drops startup parameters. */
export async function setRoleTimeouts(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ name: string }[]>`select quote_ident(current_database()) as name`;
  for (const [setting, value] of [
    ['lock_timeout', '3s'],
    ['statement_timeout', '5s'],
    ['idle_in_transaction_session_timeout', '5s'],
  ]) {
    await sql.unsafe(
      `alter role current_user in database ${row?.name} set ${setting} = '${value}'`,
    );
  }
}

if (process.argv[1] === import.meta.filename) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('Set DATABASE_URL to the database to migrate.');
  await migrate(url);
  console.log('The database has the newest schema.');
}
