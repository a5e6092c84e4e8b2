import { symbols } from 'pino';
import { expect, test } from 'vitest';
import { OutcomeUnknownError } from '@/db/errors';
import { bookings } from '@/db/schema';
import { makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { describeError, log } from './log';

const database = await ownDatabase({ max: 1 });
const { handle } = database;

const SECRETS = {
  name: 'Quincy Secretname',
  email: 'quincy@example.com',
  buyer: 'quincy@example.com',
  token: 'a-secret-token-of-22-ch',
  idempotencyKey: 'a-secret-key-of-somebody',
};

/** The error of a violated constraint: Drizzle's wrapper around the driver's error. */
async function constraintViolation(): Promise<Error> {
  const showId = await makeShow(handle, 1);
  const row = { showId, id: crypto.randomUUID(), reference: 'R', requestHash: '', currency: 'EUR' };
  return handle.db
    .insert(bookings)
    .values({ ...row, ...SECRETS, total: -1 })
    .then(
      () => {
        throw new Error('the row was stored');
      },
      (error: Error) => error,
    );
}

test('logs an error with its code and stack, and without the row', async () => {
  const error = await constraintViolation();
  const driver = error.cause as Error & { detail: string };
  // The error itself does contain the row.
  expect(error.message + driver.detail).toContain(SECRETS.email);
  const unknown = new OutcomeUnknownError('No answer to COMMIT', { cause: error });
  for (const [thrown, line] of [
    [error, describeError(error)],
    [driver, describeError(driver)],
    [unknown, describeError(unknown).cause],
  ] as const) {
    expect(line).toMatchObject({ type: 'PostgresError', code: '23514' });
    expect(line?.stack).toContain('bookings_total');
    const logged = JSON.stringify(describeError(thrown));
    for (const secret of Object.values(SECRETS)) expect(logged).not.toContain(secret);
  }
});

test('uses describeError for every logged error', () => {
  const { err } = (log as unknown as Record<symbol, Record<string, unknown>>)[
    symbols.serializersSym
  ] as Record<string, unknown>;
  expect(err).toBe(describeError);
});

test('describes a thrown value that is not an error', () => {
  expect(describeError('out of seats')).toEqual({ type: 'string', message: 'out of seats' });
  expect(describeError(undefined)).toEqual({ type: 'undefined', message: 'undefined' });
});
