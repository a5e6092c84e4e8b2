import { randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

/*
 * What an edge (action, handler, page) reads from a request's headers, so that the rest of lib takes values.
 */

/**
 * The client of a request: the address that our outermost proxy saw. Entries further left in `X-Forwarded-For`
 * come from the client and are not trusted. Without a proxy of ours all clients count as one.
 */
export function clientOf(headers: Headers): string {
  const hops = env().TRUSTED_PROXY_HOPS;
  if (hops === 0) return 'direct';
  const addresses = headers.get('x-forwarded-for')?.split(',') ?? [];
  return addresses.at(-hops)?.trim() || 'unknown';
}

/**
 * The id that our proxy gave a request (`X-Request-Id`). Without a proxy of ours a new one, because anybody can
 * send that header, and the id is written to logs.
 */
export function requestIdOf(headers: Headers): string {
  const given = env().TRUSTED_PROXY_HOPS > 0 ? headers.get('x-request-id') : null;
  return given && /^[\w-]{8,40}$/.test(given) ? given : randomBytes(16).toString('hex');
}

/** The value of a request's cookie. */
export function cookieOf(headers: Headers, name: string): string | undefined {
  for (const pair of headers.get('cookie')?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
