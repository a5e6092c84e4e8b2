import { clientOf, requestIdOf } from '@/lib/http/read-request';
import { log } from '@/lib/log';
import { countRequest, type Limit } from '@/lib/rate-limit';
import { requestId, withRequestId } from '@/lib/request-id';
import { problemOfError, tooManyRequests } from './problem';

type Context<P> = { params: Promise<P> };

/**
 * Wraps a route handler of the public API: counts the request against the client's limit, turns errors
 * into problem responses with the cause in the log only, and adds the request's id to the response, so
 * that it can be found in the log.
 */
export function handle<P = Record<never, never>>(
  limit: Limit,
  respond: (request: Request, params: P) => Promise<Response>,
) {
  return (request: Request, { params }: Context<P>): Promise<Response> =>
    withRequestId(requestIdOf(request.headers), async () => {
      const response = await respondWithinLimit(limit, request, async () =>
        respond(request, await params),
      );
      response.headers.set('x-request-id', requestId() ?? '');
      return response;
    });
}

async function respondWithinLimit(
  limit: Limit,
  request: Request,
  respond: () => Promise<Response>,
): Promise<Response> {
  try {
    const retryAfter = await countRequest(limit, clientOf(request.headers));
    return retryAfter > 0 ? tooManyRequests(retryAfter) : await respond();
  } catch (cause) {
    log.error({ err: cause }, 'an API request failed');
    return problemOfError(cause);
  }
}
