import { z } from 'zod';
import { problem } from '@/app/api/problem';
import { env } from '@/lib/env';
import type { NewBooking, Refusal } from '@/lib/visitors/bookings/outcome';
import { refusalMessage } from '@/lib/visitors/bookings/refusal-messages';
import { bookingToken } from '@/lib/visitors/bookings/token';

export const newBookingSchema = z.object({
  reference: z.string(),
  token: z.string().meta({ description: 'Opens the booking at /api/bookings/{token}' }),
  link: z
    .url()
    .meta({ description: 'The booking’s page. Anyone with this link can cancel the booking.' }),
  name: z.string(),
  email: z.string(),
  total: z.number().int().meta({ description: 'Minor units of the currency' }),
  currency: z.string(),
  createdAt: z.iso.datetime(),
  seats: z.array(
    z.object({
      seat: z.number().int(),
      section: z.string(),
      row: z.string(),
      number: z.string(),
      category: z.string(),
      type: z.string(),
      price: z.number().int(),
    }),
  ),
});

/** A new booking as the API returns it. A replay returns the same. */
export function bookingAnswer(booking: NewBooking): z.infer<typeof newBookingSchema> {
  const { showId, token: secret, createdAt, ...rest } = booking;
  const token = bookingToken(showId, secret);
  return {
    ...rest,
    token,
    link: `${env().SITE_URL}/bookings/${token}`,
    createdAt: createdAt.toISOString(),
  };
}

/** The response to a booking that was made. */
export function created(answer: z.infer<typeof newBookingSchema>): Response {
  return Response.json(answer, {
    status: 201,
    headers: { location: answer.link, 'cache-control': 'no-store' },
  });
}

export const acceptedSchema = z.object({
  token: z.string().meta({ description: 'Opens the request at /api/requests/{token}' }),
  link: z
    .url()
    .meta({ description: 'The request’s page, which redirects to the booking once there is one' }),
});

/** The response to a request that was queued, with the address of its status. */
export function accepted(token: string): Response {
  const { SITE_URL } = env();
  const answer: z.infer<typeof acceptedSchema> = {
    token,
    link: `${SITE_URL}/bookings/requests/${token}`,
  };
  return Response.json(answer, {
    status: 202,
    headers: { location: `${SITE_URL}/api/requests/${token}`, 'cache-control': 'no-store' },
  });
}

/** The response to a request that the queue did not accept. */
export function notAccepted(): Response {
  return problem({
    status: 503,
    kind: 'not_accepted',
    title: 'Not accepted',
    detail:
      'The booking queue of this show is not accepting requests at the moment. Please send the same request again.',
    headers: { 'retry-after': '2' },
  });
}

/** The response to a request without a valid admission. */
export function notAdmitted(): Response {
  return problem({
    status: 403,
    kind: 'not_admitted',
    title: 'Not admitted',
    detail:
      'This show has a waiting room. Please join its queue with POST /api/shows/{slug}/waiting-room, and keep the cookies.',
  });
}

const STATUS: Record<Refusal['reason'], number> = {
  unknown_show: 404,
  not_on_sale: 409,
  seats_taken: 409,
  unknown_seats: 422,
  unknown_type: 422,
  too_many_seats: 422,
  buyer_limit: 422,
  key_reused: 422,
  too_late: 409,
  failed: 500,
};

/** A refusal as a problem response, with the details of the refusal (`seats`, `most`, …) as members. */
export function refusalAnswer(refusal: Refusal): Response {
  const { reason, ...members } = refusal;
  const nameSeats = (seats: number[]) =>
    `${seats.length === 1 ? 'seat' : 'seats'} ${seats.join(', ')}`;
  return problem({
    status: STATUS[reason],
    kind: reason,
    title: 'Not booked',
    detail: refusalMessage(refusal, nameSeats).message,
    members,
  });
}
