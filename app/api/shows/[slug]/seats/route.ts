import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { seatAnswer } from '@/lib/cache/seat-answer';
import { readSeatStates } from '@/lib/cache/seat-states';
import { showIdOf } from '@/lib/shows/show-address';

/** The state of every seat as one string; 304 while nothing changed. */
export const GET = handle<{ slug: string }>('reads', async (request, { slug }) => {
  const showId = showIdOf(slug);
  const states = showId && (await readSeatStates(showId));
  if (!states) return notFound('show');
  const headers = { etag: `"${states.version}"`, 'cache-control': 'no-cache' };
  if (request.headers.get('if-none-match')?.includes(headers.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const isGzipped = /\bgzip\b(?!;\s*q=0)/.test(request.headers.get('accept-encoding') ?? '');
  return new Response(await seatAnswer(states, isGzipped), {
    headers: {
      ...headers,
      'content-type': 'application/json',
      vary: 'Accept-Encoding',
      ...(isGzipped ? { 'content-encoding': 'gzip' } : {}),
    },
  });
});
