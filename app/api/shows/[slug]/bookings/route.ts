import { refuseForeignOrigin } from '@/app/api/foreign-origin';
import { handle } from '@/app/api/handle';
import { problem } from '@/app/api/problem';
import { readJson } from '@/app/api/read-json';
import { admissionOf } from '@/lib/visitors/actions/read-visitor';
import { submitBooking } from '@/lib/visitors/booking-requests/submit-booking';
import { bookingInputSchema, bookingRequest } from '@/lib/visitors/bookings/booking-request';
import { keySchema } from '@/lib/visitors/bookings/buyer-schemas';
import { showIdOf } from '@/lib/visitors/shows/show-address';
import {
  accepted,
  bookingAnswer,
  created,
  notAccepted,
  notAdmitted,
  refusalAnswer,
} from './answer';

/**
 * Books seats, or accepts the request into the queue. The same `Idempotency-Key` with the same body
 * means the same booking.
 */
export const POST = handle<{ slug: string }>('bookings', async (request, { slug }) => {
  const foreign = refuseForeignOrigin(request);
  if (foreign) return foreign;
  const showId = showIdOf(slug);
  if (!showId) return refusalAnswer({ reason: 'unknown_show' });

  const key = keySchema.safeParse(request.headers.get('idempotency-key') ?? undefined);
  if (!key.success) return invalid(400, [{ ...key.error.issues[0], path: ['Idempotency-Key'] }]);
  const body = await readJson(request);
  if (!body.ok) return body.response;
  const input = bookingInputSchema.safeParse(body.value);
  if (!input.success) return invalid(422, input.error.issues);

  const taken = await submitBooking(
    showId,
    bookingRequest(key.data, input.data),
    admissionOf(showId, request.headers),
  );
  switch (taken.status) {
    case 'booked':
      return created(bookingAnswer(taken.booking));
    case 'accepted':
      return accepted(taken.token);
    case 'refused':
      return refusalAnswer(taken.refusal);
    case 'not_admitted':
      return notAdmitted();
    case 'not_accepted':
      return notAccepted();
  }
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
