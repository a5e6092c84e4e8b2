import { AsyncLocalStorage } from 'node:async_hooks';
import { Redis } from '@upstash/redis';
import { env } from './env';
import { log } from './log';
import { metrics } from './metrics';
import { processWide } from './process-wide';

/** The longest wait for a response of Redis, in milliseconds. */
const TIMEOUT_MS = 150;
/** The circuit breaker: after so many failures in a row, Redis is skipped for some time. */
const FAILURES_BEFORE_OPEN = 3;
const OPEN_MS = 3_000;

// The client fetches with `no-store`, which would silently make an ISR page dynamic, so its calls run in
// the context of the module, not in that of the render.
const outsideOfRenders = AsyncLocalStorage.snapshot();

const state = processWide('redis', () => ({
  client: undefined as Redis | null | undefined,
  /** Consecutive failures. */
  failures: 0,
  openUntil: 0,
}));

/**
 * Runs one use of Redis. Returns undefined without Redis, after a failure or timeout, or while the circuit
 * breaker is open; callers then continue without it.
 */
export async function withRedis<T>(use: (redis: Redis) => Promise<T>): Promise<T | undefined> {
  const redis = connect();
  if (!redis || Date.now() < state.openUntil) return undefined;
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
  // Concurrent calls fail together, so failures while the breaker is open are not counted.
  if (Date.now() < state.openUntil) return;
  state.failures += 1;
  if (state.failures < FAILURES_BEFORE_OPEN) return;
  state.openUntil = Date.now() + OPEN_MS;
  state.failures = 0;
  // The client's message quotes the command, which can contain the states of a whole hall.
  const reason = String(cause).split(', command was')[0];
  log.warn({ reason, openMs: OPEN_MS }, 'Redis does not respond and is skipped for a while');
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
          // Stored text that looks like a number must stay text.
          automaticDeserialization: false,
          signal: () => AbortSignal.timeout(TIMEOUT_MS),
        })
      : null;
  return state.client;
}
