import { z } from 'zod';

export const problemSchema = z.looseObject({
  type: z.string().meta({ description: 'Names the kind of problem: `urn:rowlock:seats_taken`' }),
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

/** An RFC 9457 problem. `detail` is read by people: never put a cause or a stack into it. */
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
    detail: `Please come back in ${retryAfterSeconds} seconds.`,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
