import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { STREAM_HEADERS, tooManyStreams } from '@/app/api/stream';
import { nodeResponse } from '@/lib/http/node-response';
import { clientOf } from '@/lib/http/read-request';
import { parseRequestToken } from '@/lib/visitors/booking-queue/request-token';
import { openRequestStream } from '@/lib/visitors/request-status/open-request-stream';

/** A request's place in the queue and in the end its outcome, as server-sent events. */
export const GET = handle<{ id: string }>('reads', async (request, { id }) => {
  const accepted = parseRequestToken(id);
  if (!accepted) return notFound('request');
  const watched = openRequestStream({
    accepted,
    client: clientOf(request.headers),
    signal: request.signal,
    response: nodeResponse(),
  });
  if (watched.ok) return new Response(watched.stream, { headers: STREAM_HEADERS });
  return tooManyStreams(watched.reason, 'Please ask for the request itself now and then.');
});

/** The same without a stream, which Next would otherwise open and forget. */
export const HEAD = handle<{ id: string }>('reads', async (_request, { id }) =>
  parseRequestToken(id) ? new Response(null, { headers: STREAM_HEADERS }) : notFound('request'),
);
