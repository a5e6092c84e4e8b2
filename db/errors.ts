/**
 * What a call to the database may fail with, and how the driver's errors are read.
 *
 * - `DatabaseBusyError`: too many calls, or too slow; nothing was stored. 503 with Retry-After.
 * - `DatabaseUnavailableError`: it cannot be reached; nothing was stored. 503 with Retry-After.
 * - `OutcomeUnknownError`: the answer to COMMIT was lost; it may be stored. 503 that says so.
 */
import { DrizzleQueryError } from 'drizzle-orm';

export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError';
}

export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';
}

export class OutcomeUnknownError extends Error {
  override name = 'OutcomeUnknownError';
}

/** Whether the database did not take a call just now: nothing was stored, and it may be tried again. */
export function isNotTaken(error: unknown): boolean {
  return error instanceof DatabaseBusyError || error instanceof DatabaseUnavailableError;
}

/** Whether it is the database's state that a call failed for, and not the call: every other fails as well. */
export function isDatabaseState(error: unknown): boolean {
  return isNotTaken(error) || error instanceof OutcomeUnknownError;
}

/** The driver's error below Drizzle's wrapper, whose message quotes every parameter (names, e-mail addresses). */
export function driverError(error: unknown): unknown {
  return error instanceof DrizzleQueryError ? error.cause : error;
}

/** The code of a driver's error: a SQLSTATE, a system error such as ECONNRESET, or the driver's own. */
export function errorCode(error: unknown): string {
  const code = (driverError(error) as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Whether the connection was lost or refused, so that no answer came. */
export function isUnreachable(error: unknown): boolean {
  // CONNECTION_*, CONNECT_TIMEOUT, ANSWER_TIMEOUT: the driver; E…: the system; 08, 53, 57P: the server.
  return /^(CONNECT|ANSWER_TIMEOUT|E[A-Z]+$|(08|53|57P)[0-9A-Z]+$)/.test(errorCode(error));
}

/** Whether the server gave up for want of time: a lock, a deadlock, a conflict or a slow statement. */
export function isContention(error: unknown): boolean {
  return ['40001', '40P01', '55P03', '57014'].includes(errorCode(error));
}

/** Whether a standby gave a read up because it had to go on replaying: the same read may go elsewhere. */
export function isReplayConflict(error: unknown): boolean {
  const cause = error instanceof DatabaseBusyError ? error.cause : undefined;
  return ['40001', '40P01'].includes(errorCode(cause));
}
