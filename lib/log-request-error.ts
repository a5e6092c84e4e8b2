import { requestIdOf } from './http/read-request';
import { log } from './log';
import { withRequestId } from './request-id';

/**
 * Logs an error that no page or action handled, with the request's id. `route` is the pattern, such as
 * `/bookings/[token]`, because the address itself can contain a secret.
 */
export function logRequestError(
  error: unknown,
  headers: NodeJS.Dict<string | string[]>,
  route: string,
): void {
  const given = headers['x-request-id'];
  const sent = new Headers(typeof given === 'string' ? { 'x-request-id': given } : {});
  withRequestId(requestIdOf(sent), () => log.error({ err: error, route }, 'a page request failed'));
}
