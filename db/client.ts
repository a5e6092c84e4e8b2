/**
 * The doors to the database. Nothing connects before its first call, so importing and building need no database.
 *
 * - `primary()`: bookings and everything that writes. `primaryReads()`: layout fills, a person's own
 *   booking. Each is a `Handle` with a pool and a gate of its own.
 * - `readReplica(query)`: lists, searches, details; from the primary while the replica is away.
 * - `connect(url, { max })`: a handle on any database, for scripts and tests; `end()` closes it.
 *
 * Use a handle through `transaction(handle, work)` and `read(handle, query)` of `./transaction`.
 */
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/lib/env';
import { requireDriverPatch } from './driver-patch';
import { DatabaseUnavailableError } from './errors';
import { Gate } from './gate';
import * as schema from './schema';
import { read } from './transaction';

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
type Pool = { max: number; prepare?: boolean };
export type Handle = {
  db: Database;
  sql: postgres.Sql;
  gate: Gate;
  end: () => Promise<void>;
};

const GATE_PATIENCE = 5_000;
const REPLICA_DEADLINE = 2_000;
const REPLICA_PAUSE = 5_000;

/**
 * Opens a pool of at most `max` connections on `url`, lazily. A statement that is silent for more
 * than 10 s loses its connection, so long migrations need a plain `postgres(url)`. `prepare: false`
 * is for pgbouncer's transaction mode.
 */
export function connect(url: string, { max, prepare = true }: Pool): Handle {
  requireDriverPatch();
  const sql = postgres(url, {
    max,
    prepare,
    connect_timeout: 5,
    // Twice the server's statement_timeout: by then the answer is lost, and so is the connection.
    answer_timeout: 10,
    // Firewalls forget idle connections without a word.
    idle_timeout: 60,
    // The default waits up to 20 s after an outage.
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 1),
    // Costs a query for each new connection; Drizzle parses arrays itself.
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'rowlock' },
  });
  return {
    db: drizzle(sql, { schema }),
    sql,
    gate: new Gate(max, GATE_PATIENCE),
    end: () => sql.end({ timeout: 5 }),
  };
}

/** Bookings, and whatever else writes. */
export const primary = () => shared('primary', 'DATABASE_URL', 'DATABASE_POOL_BOOKING');

/** Reads that must be current. A pool of their own: a crowd of readers never keeps a booking waiting. */
export const primaryReads = () => shared('primaryReads', 'DATABASE_URL', 'DATABASE_POOL_READ');

/** The replica itself, for asking how it is; reads go through `readReplica`. */
export const replica = () => shared('replica', 'DATABASE_REPLICA_URL', 'DATABASE_POOL_READ');

let replicaAwayUntil = 0;

/**
 * Reads what may be some seconds old. A replica that cannot be reached, or is silent for 2 s, is
 * left alone for 5 s, and the primary is read instead.
 */
export async function readReplica<T>(query: (db: Database) => Promise<T>): Promise<T> {
  if (performance.now() < replicaAwayUntil) return read(primaryReads(), query);
  try {
    return await read(replica(), query, REPLICA_DEADLINE);
  } catch (error) {
    if (!(error instanceof DatabaseUnavailableError)) throw error;
    replicaAwayUntil = performance.now() + REPLICA_PAUSE;
    return read(primaryReads(), query);
  }
}

const HANDLES = Symbol.for('rowlock.database.handles');

/** The handles that this process has opened, by name, for those who want to know how busy they are. */
export const openHandles = (): ReadonlyMap<string, Handle> => handles();

function handles(): Map<string, Handle> {
  const kept = globalThis as { [HANDLES]?: Map<string, Handle> };
  kept[HANDLES] ??= new Map();
  return kept[HANDLES];
}

/** One handle of a name in a process, however often bundles and hot reloads load this file. */
function shared(
  name: string,
  url: 'DATABASE_URL' | 'DATABASE_REPLICA_URL',
  pool: 'DATABASE_POOL_BOOKING' | 'DATABASE_POOL_READ',
): Handle {
  let handle = handles().get(name);
  if (!handle) {
    handle = connect(env()[url], { max: env()[pool], prepare: env().DATABASE_PREPARE });
    handles().set(name, handle);
  }
  return handle;
}
