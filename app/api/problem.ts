import { z } from 'zod';
import { isBusyOrUnavailable, OutcomeUnknownError } from '@/db/errors';

export const problemSchema = z.looseObject({
  type: z.string().meta({ description: 'The kind of problem, such as `urn:rowlock:seats_taken`' }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional().meta({ description: 'What happened and what to do' }),
});

type Problem = {
  status: number;
  /** In snake case; becomes the `type`. */
  kind: string;
  title: string;
  detail?: string;
  headers?: Record<string, string>;
  /** Further members, such as the taken seats. */
  members?: Record<string, unknown>;
};

/** An RFC 9457 problem response. People read `detail`: never put a cause or a stack into it. */
export function problem({ status, kind, title, detail, headers, members }: Problem): Response {
  return Response.json(
    { type: `urn:rowlock:${kind}`, title, status, detail, ...members },
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...headers,
      },
    },
  );
}

export const notFound = (what: string) =>
  problem({
    status: 404,
    kind: 'not_found',
    title: 'Not found',
    detail: `There is no such ${what}.`,
  });

export const tooManyRequests = (retryAfterSeconds: number) =>
  problem({
    status: 429,
    kind: 'too_many_requests',
    title: 'Too many requests',
    detail: `Please try again in ${retryAfterSeconds} seconds.`,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });

/** The response to an error: 503 if the database did not take or confirm the request, 500 otherwise. */
export function problemOfError(error: unknown): Response {
  if (error instanceof OutcomeUnknownError) {
    return serviceUnavailable('outcome_unknown', 'Outcome unknown', OUTCOME_UNKNOWN_DETAIL);
  }
  if (isBusyOrUnavailable(error))
    return serviceUnavailable('busy', 'Service unavailable', BUSY_DETAIL);
  return problem({
    status: 500,
    kind: 'internal',
    title: 'Internal error',
    detail: 'Something went wrong on our side. Please try again.',
  });
}

const OUTCOME_UNKNOWN_DETAIL =
  'Please send the same request again, a booking with the same key: it is not known whether it was stored.';
const BUSY_DETAIL =
  'Please send the request again: the service is busy, and this request changed nothing.';

const serviceUnavailable = (kind: string, title: string, detail: string) =>
  problem({ status: 503, kind, title, detail, headers: { 'retry-after': '2' } });
