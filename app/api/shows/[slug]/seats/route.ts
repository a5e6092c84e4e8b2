import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { showIdOf } from '@/lib/visitors/shows/show-address';

/** The states of all seats as one string; 304 if nothing has changed. */
export const GET = handle<{ slug: string }>('reads', async (request, { slug }) => {
  const showId = showIdOf(slug);
  const states = showId && (await readSeatStates(showId));
  if (!states) return notFound('show');
  const headers = { etag: `"${states.version}"`, 'cache-control': 'no-cache' };
  if (request.headers.get('if-none-match')?.includes(headers.etag)) {
    return new Response(null, { status: 304, headers });
  }
  return Response.json(states, { headers });
});
