import { refuseForeignOrigin } from '@/app/api/foreign-origin';
import { handle } from '@/app/api/handle';
import { notFound, problem } from '@/app/api/problem';
import { cancelBooking } from '@/lib/visitors/bookings/cancel-booking';
import { CANCEL_MESSAGES } from '@/lib/visitors/bookings/cancel-messages';
import { findBooking } from '@/lib/visitors/bookings/find-booking';

type Params = { token: string };

/** A booking with its tickets. Its token, from the booking's link, is the only permission needed. */
export const GET = handle<Params>('reads', async (_request, { token }) => {
  const booking = await findBooking(token);
  if (!booking) return notFound('booking');
  return Response.json(booking, { headers: { 'cache-control': 'no-store' } });
});

/** Cancels a booking and frees its seats; returns the cancelled booking. */
export const DELETE = handle<Params>('bookings', async (request, { token }) => {
  const foreign = refuseForeignOrigin(request);
  if (foreign) return foreign;
  const outcome = await cancelBooking(token);
  if (outcome.ok) {
    return Response.json(await findBooking(token), { headers: { 'cache-control': 'no-store' } });
  }
  if (outcome.reason === 'unknown') return notFound('booking');
  return problem({
    status: 409,
    kind: outcome.reason,
    title: 'Not cancelled',
    detail: CANCEL_MESSAGES[outcome.reason],
  });
});
