/**
 * The errors of database calls, and functions that classify the driver's errors.
 *
 * - `DatabaseBusyError`: too many or too slow calls; nothing was stored. 503 with Retry-After.
 * - `DatabaseUnavailableError`: the database cannot be reached; nothing was stored. 503 with Retry-After.
 * - `OutcomeUnknownError`: the answer to COMMIT was lost; the data may be stored. 503 with an explanation.
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

/** Whether nothing was stored because the database is busy or unavailable, so that a retry is safe. */
export function isBusyOrUnavailable(error: unknown): boolean {
  return error instanceof DatabaseBusyError || error instanceof DatabaseUnavailableError;
}

/** Whether a call failed because of the database's state, so that other calls fail too. */
export function isDatabaseFailure(error: unknown): boolean {
  return isBusyOrUnavailable(error) || error instanceof OutcomeUnknownError;
}

/** The driver's error without Drizzle's wrapper, whose message contains parameters such as e-mail addresses. */
export function driverError(error: unknown): unknown {
  return error instanceof DrizzleQueryError ? error.cause : error;
}

/** The code of a driver's error: a SQLSTATE, a system code such as ECONNRESET, or a code of the driver. */
export function errorCode(error: unknown): string {
  const code = (driverError(error) as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Whether no answer came because the connection was lost or refused. */
export function isUnreachable(error: unknown): boolean {
  // CONNECTION_*, CONNECT_TIMEOUT, ANSWER_TIMEOUT are the driver's; E… the system's; 08, 53, 57P the server's.
  return /^(CONNECT|ANSWER_TIMEOUT|E[A-Z]+$|(08|53|57P)[0-9A-Z]+$)/.test(errorCode(error));
}

/** Whether the server aborted a call: serialization conflict, deadlock, lock timeout or statement timeout. */
export function isContention(error: unknown): boolean {
  return ['40001', '40P01', '55P03', '57014'].includes(errorCode(error));
}

/** Whether a standby cancelled a read because of a replay conflict; the read may be sent elsewhere. */
export function isReplayConflict(error: unknown): boolean {
  const cause = error instanceof DatabaseBusyError ? error.cause : undefined;
  return ['40001', '40P01'].includes(errorCode(cause));
}
