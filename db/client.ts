/**
 * The three ways to the database. Each connects at its first use, so imports and builds need no database.
 *
 * Reads and writes that must be current go to the primary, through two handles with a pool and a gate each:
 * - `primary()`: everything that writes, such as bookings and cancellations.
 * - `primaryReads()`: seat states, and a visitor's own booking.
 *
 * Reads that may lag some seconds (`REPLICA_LAG_LIMIT_MS`) go to the replicas:
 * - `readReplica(query)`: lists, searches, show pages, layouts (which never change), reports. Replicas are
 *   used in turn. One that is down or lags too much is skipped; if all are skipped, the primary is read.
 *   `replicaStates()` returns their state.
 *
 * Use a handle through `transaction(handle, work)` and `read(handle, query)` of `./transaction`. For other
 * databases, scripts and tests open a handle with `connect(url, { max })` of `./connect`.
 */
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { connect, type Database, type Handle } from './connect';
import { DeadlinePassedError, withDeadline } from './deadline';
import { DatabaseBusyError, DatabaseUnavailableError, isReplayConflict } from './errors';
import { type ReplicaState, watchReplicas } from './replicas';
import { read } from './transaction';

const REPLICA_TIMEOUT_MS = 2_000;

/** The handle for everything that writes. */
export const primary = () => shared('primary', env().DATABASE_URL, env().DATABASE_POOL_BOOKING);

/** The handle for reads that must be current. Its own pool, so that many reads never delay a booking. */
export const primaryReads = () =>
  shared('primaryReads', env().DATABASE_URL, env().DATABASE_POOL_READ);

/**
 * Runs a read that may be some seconds old on a replica. Reads the primary instead if no replica is usable,
 * if the replica does not answer within 2 s (it is then skipped until it answers a check), or if it
 * cancelled the query because of a replay conflict.
 */
export async function readReplica<T>(query: (db: Database) => Promise<T>): Promise<T> {
  const replica = await replicas().next();
  if (!replica) return read(primaryReads(), query);
  try {
    return await read(replica.handle, query, REPLICA_TIMEOUT_MS);
  } catch (error) {
    if (error instanceof DatabaseUnavailableError) replica.skip();
    else if (!isReplayConflict(error)) throw error;
    return read(primaryReads(), query);
  }
}

/** Waits until every replica in use has replayed all that is committed now, at most `ms` milliseconds. */
export async function replicasCaughtUp(ms: number): Promise<void> {
  try {
    await withDeadline(replicas().caughtUp(ms), ms);
  } catch (error) {
    // The caller has committed already. A replica that just failed is skipped within a second.
    const ignored = [DeadlinePassedError, DatabaseUnavailableError, DatabaseBusyError];
    if (!ignored.some((kind) => error instanceof kind)) throw error;
  }
}

/** The state of each replica, at most about a second old. */
export const replicaStates = (): Promise<ReplicaState[]> => replicas().states();

function replicas(): ReturnType<typeof watchReplicas> {
  const { DATABASE_REPLICA_URL: urls, DATABASE_POOL_READ: max, REPLICA_LAG_LIMIT_MS } = env();
  return processWide('database.replicas', () =>
    watchReplicas(
      urls.map((url, index) => ({
        // Behind a pooler, several replicas have the same host and different database names.
        address: `${new URL(url).host}${new URL(url).pathname}`,
        handle: shared(index === 0 ? 'replica' : `replica ${index + 1}`, url, max),
      })),
      primaryReads(),
      REPLICA_LAG_LIMIT_MS,
    ),
  );
}

/** The open handles of this process by name, for metrics. */
export const openHandles = (): ReadonlyMap<string, Handle> => handles();

/** Makes `primary()` return `handle`, for scripts and tests with their own pool. */
export function providePrimary(handle: Handle): void {
  handles().set('primary', handle);
}

const handles = () => processWide('database.handles', () => new Map<string, Handle>());

/** One handle per name in a process, even when bundles or hot reloads load this file again. */
function shared(name: string, url: string, max: number): Handle {
  let handle = handles().get(name);
  if (!handle) {
    handle = connect(url, { max, prepare: env().DATABASE_PREPARE });
    handles().set(name, handle);
  }
  return handle;
}
