import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { STREAM_HEADERS, tooManyStreams } from '@/app/api/stream';
import { nodeResponse } from '@/lib/http/node-response';
import { clientOf } from '@/lib/http/read-request';
import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { openSeatStream } from '@/lib/visitors/live/open-seat-stream';
import { showIdOf } from '@/lib/visitors/shows/show-address';

/** A show's seats and each change to them, as server-sent events. */
export const GET = handle<{ slug: string }>('reads', async (request, { slug }) => {
  const showId = showIdOf(slug);
  if (!showId) return notFound('show');
  const opened = await openSeatStream({
    showId,
    client: clientOf(request.headers),
    lastEventId:
      request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('from'),
    signal: request.signal,
    response: nodeResponse(),
  });
  if (opened.ok) return new Response(opened.stream, { headers: STREAM_HEADERS });
  if (opened.reason === 'unknown_show') return notFound('show');
  return tooManyStreams(opened.reason, 'Please poll the seats every two seconds instead.');
});

/** Answered without a stream: Next would call GET, and leave the stream open. */
export const HEAD = handle<{ slug: string }>('reads', async (_request, { slug }) => {
  const showId = showIdOf(slug);
  const known = showId && (await readSeatStates(showId));
  return known ? new Response(null, { headers: STREAM_HEADERS }) : notFound('show');
});
