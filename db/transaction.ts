/**
 * Every call to the database goes through here, so that each has a place in its pool's gate, a
 * deadline, and errors that say whether something may have been stored.
 *
 * - `transaction(handle, work)`: BEGIN, `work(tx)`, COMMIT at READ COMMITTED; its value. `work` awaits
 *   nothing but statements of `tx`, and may run more than once (deadlock, lock timeout).
 * - `throw new Rollback(value)` inside `work`: rolls back, and `transaction` returns `value`.
 * - `read(handle, query)`: the same for statements that only read.
 *
 * Both fail with `DatabaseBusyError` or `DatabaseUnavailableError` (nothing is stored), a transaction
 * also with `OutcomeUnknownError` (it may be stored); any other error is what `work` or the server
 * threw, and nothing is stored. The driver's errors come without Drizzle's wrapper: `error.code`.
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

const TRANSACTION_DEADLINE = 8_000;
const READ_DEADLINE = 6_000;
const TRIES = 4;
const RETRIED = ['40001', '40P01', '55P03'];

/** Thrown inside a transaction's work: store nothing, and let `transaction` return `value`. */
export class Rollback<T> extends Error {
  override name = 'Rollback';

  constructor(readonly value: T) {
    super('Rolled back on purpose');
  }
}

/** Runs `work` in one transaction within `ms` milliseconds, its retries included. See the top of this file. */
export function transaction<T>(
  handle: Handle,
  work: (tx: Transaction) => Promise<T>,
  ms = TRANSACTION_DEADLINE,
): Promise<T> {
  return handle.gate.enter(async () => {
    const deadline = performance.now() + ms;
    for (let left = TRIES - 1; ; left--) {
      try {
        return await attempt(handle.db, work, deadline - performance.now());
      } catch (error) {
        if (left === 0 || !RETRIED.includes(errorCode(error))) throw explained(error);
      }
      await sleep(Math.random() * 50);
    }
  });
}

/** Runs a query that only reads within `ms` milliseconds. */
export function read<T>(
  handle: Handle,
  query: (db: Database) => Promise<T>,
  ms = READ_DEADLINE,
): Promise<T> {
  return handle.gate.enter(async () => {
    try {
      return await withDeadline(query(handle.db), ms);
    } catch (error) {
      throw explained(error);
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
      // After the deadline the caller was told that nothing is stored: it must stay true.
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

function explained(error: unknown): unknown {
  const cause = driverError(error);
  if (error instanceof DeadlinePassedError || isUnreachable(error)) {
    return new DatabaseUnavailableError('The database does not answer', { cause });
  }
  if (isContention(error)) return new DatabaseBusyError('The database is too busy', { cause });
  return cause;
}
