import { AsyncLocalStorage } from 'node:async_hooks';
import { Redis } from '@upstash/redis';
import { env } from './env';
import { log } from './log';
import { metrics } from './metrics';
import { processWide } from './process-wide';

/** Longer than this a request does not wait for Redis, in milliseconds. */
const PATIENCE_MS = 150;
/** After this many failures in a row Redis is left alone for a while, so that nobody waits for it. */
const FAILURES_BEFORE_REST = 3;
const REST_MS = 3_000;

// The client fetches with `no-store`, which would silently make an ISR page dynamic: its calls run
// in the context of the module, not of the render that asks.
const outsideOfRenders = AsyncLocalStorage.snapshot();

const state = processWide('redis', () => ({
  client: undefined as Redis | null | undefined,
  /** Failures in a row. */
  failures: 0,
  restsUntil: 0,
}));

/**
 * Runs one use of Redis. Undefined when there is no Redis, when it does not answer in time, or
 * while it is being left alone: callers go on without it.
 */
export async function withRedis<T>(use: (redis: Redis) => Promise<T>): Promise<T | undefined> {
  const redis = connect();
  if (!redis || Date.now() < state.restsUntil) return undefined;
  try {
    const result = await outsideOfRenders(use, redis);
    state.failures = 0;
    return result;
  } catch (cause) {
    metrics().redisFailures.inc();
    countFailure(cause);
    return undefined;
  }
}

function countFailure(cause: unknown): void {
  // Calls that were under way together fail together; the first to reach the number speaks for all.
  if (Date.now() < state.restsUntil) return;
  state.failures += 1;
  if (state.failures < FAILURES_BEFORE_REST) return;
  state.restsUntil = Date.now() + REST_MS;
  state.failures = 0;
  // The client's message quotes the command, which may be a whole hall.
  const reason = String(cause).split(', command was')[0];
  log.warn({ reason, restMs: REST_MS }, 'redis does not answer; going on without it');
}

function connect(): Redis | null {
  if (state.client !== undefined) return state.client;
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  state.client =
    url && token
      ? new Redis({
          url,
          token,
          retry: false,
          responseEncoding: false,
          enableTelemetry: false,
          // A number read back must stay the text that was stored.
          automaticDeserialization: false,
          signal: () => AbortSignal.timeout(PATIENCE_MS),
        })
      : null;
  return state.client;
}
