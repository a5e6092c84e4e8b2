import pino from 'pino';
import { driverError } from '@/db/errors';
import { requestId } from './request-id';

/** The log of the process: JSON lines on stderr. Never log buyers' names, addresses, tokens or keys. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    mixin: () => ({ requestId: requestId() }),
  },
  pino.destination(2),
);

type Described = {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: Described;
};

/**
 * The parts of an error and its causes that are logged. Other properties are left out: the driver's errors
 * contain whole rows in `detail`, and parameters, with names and e-mail addresses.
 */
export function describeError(thrown: unknown): Described {
  const error = driverError(thrown);
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: name, message, code, stack, cause: cause ? describeError(cause) : undefined };
}
