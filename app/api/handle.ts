import { isNotTaken, OutcomeUnknownError } from '@/db/errors';
import { log } from '@/lib/log';
import { countRequest, type Limit } from '@/lib/rate-limit';
import { requestId, withRequestId } from '@/lib/request-id';
import { problem, tooManyRequests } from './problem';

const UNKNOWN =
  'It is not known whether this was stored. Please send the same request again, a booking with the same key.';
const BUSY = 'The service is busy, and this request changed nothing. Please send it again.';

type Context<P> = { params: Promise<P> };

/**
 * Wraps a route handler of the public API: counts the request against a limit by client, turns
 * whatever is thrown into a problem, with the cause in the log only, and answers with the request's
 * id, by which a complaint is found in the log.
 */
export function handle<P = Record<never, never>>(
  limit: Limit,
  respond: (request: Request, params: P) => Promise<Response>,
) {
  return (request: Request, { params }: Context<P>): Promise<Response> =>
    withRequestId(request.headers, async () => {
      const response = await answer(limit, request, async () => respond(request, await params));
      response.headers.set('x-request-id', requestId() ?? '');
      return response;
    });
}

async function answer(
  limit: Limit,
  request: Request,
  respond: () => Promise<Response>,
): Promise<Response> {
  try {
    const retryAfter = await countRequest(limit, request.headers);
    return retryAfter > 0 ? tooManyRequests(retryAfter) : await respond();
  } catch (cause) {
    return failure(cause);
  }
}

function failure(cause: unknown): Response {
  log.error({ err: cause }, 'a request failed');
  if (cause instanceof OutcomeUnknownError) {
    return unavailable('outcome_unknown', 'Outcome unknown', UNKNOWN);
  }
  if (isNotTaken(cause)) {
    return unavailable('busy', 'Service unavailable', BUSY);
  }
  return problem({
    status: 500,
    kind: 'internal',
    title: 'Internal error',
    detail: 'Something went wrong on our side. Please try again.',
  });
}

function unavailable(kind: string, title: string, detail: string): Response {
  return problem({ status: 503, kind, title, detail, headers: { 'retry-after': '2' } });
}
