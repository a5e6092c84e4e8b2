import { refuseForeignOrigin } from '@/app/api/foreign-origin';
import { handle } from '@/app/api/handle';
import { notFound, problem } from '@/app/api/problem';
import { readJson } from '@/app/api/read-json';
import { writeCookie } from '@/lib/http/cookie';
import { visitorOf } from '@/lib/visitors/actions/read-visitor';
import { showIdOf } from '@/lib/visitors/shows/show-address';
import { visitRequestSchema } from '@/lib/visitors/waiting-room/visit-answer';
import { visitWaitingRoom } from '@/lib/visitors/waiting-room/visit-waiting-room';

/**
 * Visits the show's waiting room: joins the queue if asked to, returns the position, admits the browser when it is
 * its turn, and renews an admission. Queue entry and admission are cookies.
 */
export const POST = handle<{ slug: string }>('reads', async (request, { slug }) => {
  const foreign = refuseForeignOrigin(request);
  if (foreign) return foreign;
  const body = await readJson(request);
  if (!body.ok) return body.response;
  const input = visitRequestSchema.safeParse(body.value);
  if (!input.success) return unusable();

  const showId = showIdOf(slug);
  const visit =
    showId && (await visitWaitingRoom(showId, visitorOf(showId, request.headers), input.data));
  if (!visit) return notFound('show');
  if (!visit.ok) {
    return visit.reason === 'unknown_show' ? notFound('show') : networkFull(visit.retryAfter);
  }
  const response = Response.json(visit.answer, { headers: { 'cache-control': 'no-store' } });
  for (const cookie of visit.cookies) response.headers.append('set-cookie', writeCookie(cookie));
  return response;
});

const unusable = () =>
  problem({
    status: 422,
    kind: 'invalid',
    title: 'The request cannot be used',
    detail: 'Please say whether to join the queue: {"join": true} or {"join": false}.',
  });

const networkFull = (retryAfterSeconds: number) =>
  problem({
    status: 429,
    kind: 'network_full',
    title: 'Too many new queue entries',
    detail: 'Please try again later. Many people have joined this queue from your network.',
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
