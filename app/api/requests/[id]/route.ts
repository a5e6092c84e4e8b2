import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { parseRequestToken } from '@/lib/visitors/booking-queue/request-token';
import { readRequestStatus } from '@/lib/visitors/request-status/read-request-status';

/** The status of a queued request, for anyone with its token. */
export const GET = handle<{ id: string }>('reads', async (_request, { id }) => {
  const accepted = parseRequestToken(id);
  if (!accepted) return notFound('request');
  const answer = await readRequestStatus(accepted);
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
});
