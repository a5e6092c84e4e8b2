/**
 * Every database call goes through this file. Each passes its pool's gate, has a deadline, and fails with an
 * error that says whether something may have been stored.
 *
 * - `transaction(handle, work)`: BEGIN, `work(tx)`, COMMIT at READ COMMITTED; returns the value of `work`.
 *   `work` awaits only statements of `tx`, and may run again (after a deadlock or lock timeout).
 * - `throw new Rollback(value)` inside `work`: rolls back, and `transaction` returns `value`.
 * - `read(handle, query)`: the same for reads, without a transaction.
 *
 * Both throw `DatabaseBusyError` or `DatabaseUnavailableError` (nothing is stored). A transaction also throws
 * `OutcomeUnknownError` (it may be stored). Any other error comes from `work` or the server, and nothing is
 * stored. The driver's errors come without Drizzle's wrapper, so read `error.code`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Handle, Transaction } from './connect';
import { DeadlinePassedError, withDeadline } from './deadline';
import {
  DatabaseBusyError,
  DatabaseUnavailableError,
  driverError,
  errorCode,
  isContention,
  isUnreachable,
  OutcomeUnknownError,
} from './errors';

const TRANSACTION_DEADLINE_MS = 8_000;
const READ_DEADLINE_MS = 6_000;
const MAX_ATTEMPTS = 4;
// Serialization conflict, deadlock, lock timeout.
const RETRIED_CODES = ['40001', '40P01', '55P03'];

/** Thrown inside `work` to store nothing and make `transaction` return `value`. */
export class Rollback<T> extends Error {
  override name = 'Rollback';

  constructor(readonly value: T) {
    super('Rolled back on purpose');
  }
}

/** Runs `work` in one transaction within `ms` milliseconds, retries included. See the top of this file. */
export function transaction<T>(
  handle: Handle,
  work: (tx: Transaction) => Promise<T>,
  ms = TRANSACTION_DEADLINE_MS,
): Promise<T> {
  return handle.gate.enter(async () => {
    const deadline = performance.now() + ms;
    for (let left = MAX_ATTEMPTS - 1; ; left--) {
      try {
        return await attempt(handle.db, work, deadline - performance.now());
      } catch (error) {
        if (left === 0 || !RETRIED_CODES.includes(errorCode(error))) throw toDatabaseError(error);
      }
      await sleep(Math.random() * 50);
    }
  });
}

/** Runs a query that only reads within `ms` milliseconds. */
export function read<T>(
  handle: Handle,
  query: (db: Database) => Promise<T>,
  ms = READ_DEADLINE_MS,
): Promise<T> {
  return handle.gate.enter(async () => {
    try {
      return await withDeadline(query(handle.db), ms);
    } catch (error) {
      throw toDatabaseError(error);
    }
  });
}

async function attempt<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  ms: number,
): Promise<T> {
  const state = { committing: false, abandoned: false };
  let rollback: Rollback<T> | undefined;
  const outcome = db.transaction(async (tx) => {
    try {
      const value = await work(tx);
      // After the deadline the caller got an error that says nothing is stored, so it must not commit.
      if (state.abandoned) throw new DeadlinePassedError('Too late to commit');
      state.committing = true;
      return value;
    } catch (error) {
      if (error instanceof Rollback) rollback = error;
      throw error;
    }
  });
  try {
    return await withDeadline(outcome, ms);
  } catch (error) {
    state.abandoned = true;
    if (rollback) return rollback.value;
    if (state.committing && (error instanceof DeadlinePassedError || isUnreachable(error))) {
      throw new OutcomeUnknownError('No answer to COMMIT', { cause: error });
    }
    throw error;
  }
}

function toDatabaseError(error: unknown): unknown {
  const cause = driverError(error);
  if (error instanceof DeadlinePassedError || isUnreachable(error)) {
    return new DatabaseUnavailableError('The database does not answer', { cause });
  }
  if (isContention(error)) return new DatabaseBusyError('The database is too busy', { cause });
  return cause;
}
