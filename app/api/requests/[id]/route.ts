import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { parseRequestToken } from '@/lib/visitors/booking-queue/request-token';
import { answerRequest } from '@/lib/visitors/request-status/answer-request';

/** Where a request stands that was accepted into the queue, for whoever has its address. */
export const GET = handle<{ id: string }>('reads', async (_request, { id }) => {
  const accepted = parseRequestToken(id);
  if (!accepted) return notFound('request');
  const answer = await answerRequest(accepted);
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
});
