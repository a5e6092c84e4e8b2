/**
 * The doors to the database. Nothing connects before its first call, so importing and building need no database.
 *
 * What must be true now goes to the primary, by two handles, each with a pool and a gate of its own:
 * - `primary()`: decisions. Bookings, cancellations and whatever else writes.
 * - `primaryReads()`: fills of seat states, a person's own booking.
 *
 * What may lag by some seconds (`REPLICA_LAG_LIMIT_MS`) goes to the replicas:
 * - `readReplica(query)`: lists, searches, a show's words, layouts (which never change), reports. They
 *   take turns; one that is away or too far behind is skipped, and with all skipped the primary
 *   answers. `replicaStates()` tells how they are.
 *
 * `connect(url, { max })` of `./connect`: a handle on any database, for scripts and tests.
 *
 * Use a handle through `transaction(handle, work)` and `read(handle, query)` of `./transaction`.
 */
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { connect, type Database, type Handle } from './connect';
import { DeadlinePassedError, withDeadline } from './deadline';
import { DatabaseBusyError, DatabaseUnavailableError, isReplayConflict } from './errors';
import { type ReplicaState, watchReplicas } from './replicas';
import { read } from './transaction';

const REPLICA_TIMEOUT_MS = 2_000;

/** Bookings, and whatever else writes. */
export const primary = () => shared('primary', env().DATABASE_URL, env().DATABASE_POOL_BOOKING);

/** Reads that must be current. A pool of their own: a crowd of readers never keeps a booking waiting. */
export const primaryReads = () =>
  shared('primaryReads', env().DATABASE_URL, env().DATABASE_POOL_READ);

/**
 * Reads what may be some seconds old. A replica that cannot be reached, or is silent for 2 s, is
 * left alone until it answers again, and the primary is read instead; also for a read that a replica
 * gave up because it had to go on replaying.
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

/** Returns when every replica in use has what is committed at the call, at latest after `ms` milliseconds. */
export async function replicasCaughtUp(ms: number): Promise<void> {
  try {
    await withDeadline(replicas().caughtUp(ms), ms);
  } catch (error) {
    // Whoever waits for this has committed already; a replica that is lost just now is skipped soon.
    const passing = [DeadlinePassedError, DatabaseUnavailableError, DatabaseBusyError];
    if (!passing.some((kind) => error instanceof kind)) throw error;
  }
}

/** How each replica is, as of at most about a second ago. */
export const replicaStates = (): Promise<ReplicaState[]> => replicas().states();

function replicas(): ReturnType<typeof watchReplicas> {
  const { DATABASE_REPLICA_URL: urls, DATABASE_POOL_READ: max, REPLICA_LAG_LIMIT_MS } = env();
  return processWide('database.replicas', () =>
    watchReplicas(
      urls.map((url, index) => ({
        // Behind a pooler several have one host and differ by their database's name.
        address: `${new URL(url).host}${new URL(url).pathname}`,
        handle: shared(index === 0 ? 'replica' : `replica ${index + 1}`, url, max),
      })),
      primaryReads(),
      REPLICA_LAG_LIMIT_MS,
    ),
  );
}

/** The handles that this process has opened, by name, for those who want to know how busy they are. */
export const openHandles = (): ReadonlyMap<string, Handle> => handles();

/** Makes `handle` the one that `primary()` returns: for scripts and tests with a pool of their own. */
export function providePrimary(handle: Handle): void {
  handles().set('primary', handle);
}

const handles = () => processWide('database.handles', () => new Map<string, Handle>());

/** One handle of a name in a process, however often bundles and hot reloads load this file. */
function shared(name: string, url: string, max: number): Handle {
  let handle = handles().get(name);
  if (!handle) {
    handle = connect(url, { max, prepare: env().DATABASE_PREPARE });
    handles().set(name, handle);
  }
  return handle;
}
