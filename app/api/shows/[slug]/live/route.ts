import { handle } from '@/app/api/handle';
import { notFound, problem, tooManyRequests } from '@/app/api/problem';
import { readSeatStates } from '@/lib/cache/seat-states';
import { openStream } from '@/lib/live/open-stream';
import { nodeResponse } from '@/lib/node-response';
import { clientOf } from '@/lib/rate-limit';
import { showIdOf } from '@/lib/shows/show-address';

/** Whoever finds no room may come back after so many seconds, and asks for the seats meanwhile. */
const RETRY_AFTER_S = 15;

const HEADERS = {
  'content-type': 'text/event-stream',
  // Without the second word Next would compress the stream and hold it back.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** A show's seats and each change to them, as server-sent events. */
export const GET = handle<{ slug: string }>('reads', async (request, { slug }) => {
  const showId = showIdOf(slug);
  if (!showId) return notFound('show');
  const opened = await openStream({
    showId,
    client: clientOf(request.headers),
    lastEventId:
      request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('from'),
    signal: request.signal,
    response: nodeResponse(),
  });
  if (opened.ok) return new Response(opened.stream, { headers: HEADERS });
  switch (opened.reason) {
    case 'unknown_show':
      return notFound('show');
    case 'client_limit':
      return tooManyRequests(RETRY_AFTER_S);
    case 'process_limit':
    case 'shutting_down':
      return problem({
        status: 503,
        kind: 'no_room',
        title: 'No room for another stream',
        detail: 'Please ask for the seats every two seconds, and come back in a while.',
        headers: { 'retry-after': String(RETRY_AFTER_S) },
      });
  }
});

/** The same without a stream, which Next would otherwise open and forget. */
export const HEAD = handle<{ slug: string }>('reads', async (_request, { slug }) => {
  const showId = showIdOf(slug);
  const known = showId && (await readSeatStates(showId));
  return known ? new Response(null, { headers: HEADERS }) : notFound('show');
});
