import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { requireDriverPatch } from './driver-patch';
import { Gate } from './gate';
import * as schema from './schema';

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
type Pool = { max: number; prepare?: boolean };
export type Handle = {
  db: Database;
  sql: postgres.Sql;
  gate: Gate;
  end: () => Promise<void>;
};

// The longest wait for a free connection of the pool.
const GATE_TIMEOUT_MS = 5_000;

/**
 * Creates a pool of at most `max` connections to `url`; the first call connects. A statement without an
 * answer for 10 s closes its connection, so long migrations need a plain `postgres(url)`. Use
 * `prepare: false` behind pgbouncer in transaction mode.
 */
export function connect(url: string, { max, prepare = true }: Pool): Handle {
  requireDriverPatch();
  const sql = postgres(url, {
    max,
    prepare,
    connect_timeout: 5,
    // Twice the server's statement_timeout: after that, the connection is dead.
    answer_timeout: 10,
    // Firewalls drop idle connections silently.
    idle_timeout: 60,
    // Seconds, at most 1; the default waits up to 20 s after an outage.
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 1),
    // It would cost a query for each new connection; Drizzle parses arrays itself.
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'rowlock' },
  });
  return {
    db: drizzle(sql, { schema }),
    sql,
    gate: new Gate(max, GATE_TIMEOUT_MS),
    end: () => sql.end({ timeout: 5 }),
  };
}
