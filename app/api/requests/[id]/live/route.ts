import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { STREAM_HEADERS, tooManyStreams } from '@/app/api/stream';
import { nodeResponse } from '@/lib/http/node-response';
import { clientOf } from '@/lib/http/read-request';
import { parseRequestToken } from '@/lib/visitors/booking-queue/request-token';
import { openRequestStream } from '@/lib/visitors/request-status/open-request-stream';

/** A queued request's position and in the end its outcome, as server-sent events. */
export const GET = handle<{ id: string }>('reads', async (request, { id }) => {
  const accepted = parseRequestToken(id);
  if (!accepted) return notFound('request');
  const opened = openRequestStream({
    accepted,
    client: clientOf(request.headers),
    signal: request.signal,
    response: nodeResponse(),
  });
  if (opened.ok) return new Response(opened.stream, { headers: STREAM_HEADERS });
  return tooManyStreams(opened.reason, 'Please poll the request instead.');
});

/** Answered without a stream: Next would call GET, and leave the stream open. */
export const HEAD = handle<{ id: string }>('reads', async (_request, { id }) =>
  parseRequestToken(id) ? new Response(null, { headers: STREAM_HEADERS }) : notFound('request'),
);
