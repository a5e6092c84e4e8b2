import pino from 'pino';

/** The process's log: JSON lines on stderr. Never log names, addresses, tokens or keys of buyers. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination(2),
);
