import { requestIdOf } from './http/read-request';
import { log } from './log';
import { withRequestId } from './request-id';

/**
 * Logs an error that reached the server itself, with the request's id. `route` is the pattern, such as
 * `/bookings/[token]`: the address itself may be somebody's key.
 */
export function logRequestError(
  error: unknown,
  headers: NodeJS.Dict<string | string[]>,
  route: string,
): void {
  const given = headers['x-request-id'];
  const sent = new Headers(typeof given === 'string' ? { 'x-request-id': given } : {});
  withRequestId(requestIdOf(sent), () => log.error({ err: error, route }, 'a page failed'));
}
