import { revalidateTag } from 'next/cache';
import { handle } from '@/app/api/handle';
import { foreignOrigin } from '@/app/api/origin';
import { problem } from '@/app/api/problem';
import { readJson } from '@/app/api/read-json';
import { bookTogether } from '@/lib/bookings/book-together';
import { bookingInputSchema, bookingRequest } from '@/lib/bookings/booking-request';
import { keySchema } from '@/lib/bookings/text';
import { showTag } from '@/lib/cache/tags';
import { showIdOf } from '@/lib/shows/show-address';
import { bookingAnswer, refusalAnswer } from './answer';

/** Books seats. The same `Idempotency-Key` with the same body is answered with the same booking. */
export const POST = handle<{ slug: string }>('bookings', async (request, { slug }) => {
  const foreign = foreignOrigin(request);
  if (foreign) return foreign;
  const showId = showIdOf(slug);
  if (!showId) return refusalAnswer({ reason: 'unknown_show' });

  const key = keySchema.safeParse(request.headers.get('idempotency-key') ?? undefined);
  if (!key.success) return invalid(400, [{ ...key.error.issues[0], path: ['Idempotency-Key'] }]);
  const body = await readJson(request);
  if (!body.ok) return body.response;
  const input = bookingInputSchema.safeParse(body.value);
  if (!input.success) return invalid(422, input.error.issues);

  const outcome = await bookTogether(showId, bookingRequest(key.data, input.data));
  if (!outcome.ok) {
    const { ok: _, ...refusal } = outcome;
    return refusalAnswer(refusal);
  }
  revalidateTag(showTag(showId), 'max');
  const answer = bookingAnswer(outcome.booking);
  return Response.json(answer, {
    status: 201,
    headers: { location: answer.link, 'cache-control': 'no-store' },
  });
});

type Issue = { path: PropertyKey[]; message?: string };

/** The most problems one answer lists. */
const MOST_ISSUES = 10;

function invalid(status: number, issues: Issue[]): Response {
  return problem({
    status,
    kind: 'invalid',
    title: 'The request cannot be used',
    detail: issues[0]?.message,
    members: {
      errors: issues
        .slice(0, MOST_ISSUES)
        .map(({ path, message }) => ({ field: path.map(String).join('.'), message })),
    },
  });
}
