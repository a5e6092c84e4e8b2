import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { env } from './env';
import { processWide } from './process-wide';

const store = () => processWide('request-id', () => new AsyncLocalStorage<string>());

/** Runs `work` as part of the request with these headers: its log lines and bookings carry the id. */
export function withRequestId<T>(headers: Headers, work: () => T): T {
  return store().run(requestIdOf(headers), work);
}

/** The id of the request that is being worked on; undefined outside of one. */
export const requestId = (): string | undefined => store().getStore();

/**
 * The id that our proxy gave a request (`X-Request-Id`); a new one without a proxy of ours, because
 * anybody can write the header and it ends up in logs.
 */
export function requestIdOf(headers: Headers): string {
  const given = env().TRUSTED_PROXY_HOPS > 0 ? headers.get('x-request-id') : null;
  return given && /^[\w-]{8,40}$/.test(given) ? given : randomBytes(16).toString('hex');
}
