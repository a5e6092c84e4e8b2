import { acceptedSchema, newBookingSchema } from '@/app/api/shows/[slug]/bookings/answer';
import { bookingInputSchema } from '@/lib/visitors/bookings/booking-request';
import { keySchema } from '@/lib/visitors/bookings/buyer-schemas';
import { visitAnswerSchema, visitRequestSchema } from '@/lib/visitors/waiting-room/visit-answer';
import {
  BUSY,
  FOREIGN_ORIGIN,
  jsonBody,
  jsonResponse,
  jsonSchema,
  NOT_FOUND,
  problemResponse,
  retryResponse,
  slug,
} from './describe';

const bookingKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Made by the client for each booking. After a lost response, send the same request with the same key again',
  schema: jsonSchema(keySchema, 'input'),
};

/** Visits the waiting room of a show. */
export function waitingRoomOperation() {
  return {
    summary: 'Join the waiting room of a show, get the queue position, and renew an admission',
    parameters: [slug],
    requestBody: jsonBody(visitRequestSchema),
    responses: {
      200: jsonResponse(
        visitAnswerSchema,
        'The state of the visit. The queue entry and the admission are cookies: keep them, send them with each visit and with the booking, and poll after the interval in the response',
      ),
      400: problemResponse('The body is not JSON'),
      ...FOREIGN_ORIGIN,
      ...NOT_FOUND,
      413: problemResponse('The body is too large'),
      415: problemResponse('The body is not sent as application/json'),
      422: problemResponse('The body has no valid `join`'),
      ...BUSY,
      429: retryResponse(
        'Too many requests from this client, or too many new queue entries from its network',
      ),
    },
  };
}

/** Books seats. */
export function bookingOperation() {
  return {
    summary: 'Book seats: all of them or none',
    parameters: [slug, bookingKey],
    requestBody: jsonBody(bookingInputSchema),
    responses: {
      201: jsonResponse(
        newBookingSchema,
        'Booked; the same request again returns the same booking',
      ),
      202: jsonResponse(
        acceptedSchema,
        'Accepted into the booking queue of a show in high demand; see Location',
      ),
      400: problemResponse('The key is missing or malformed, or the body is not JSON'),
      403: problemResponse(
        'Not admitted from the waiting room, or sent by a browser from another site',
      ),
      ...NOT_FOUND,
      409: problemResponse('Seats are taken (see `seats`), or the show is not on sale'),
      413: problemResponse('The body is too large'),
      415: problemResponse('The body is not sent as application/json'),
      422: problemResponse('The request is invalid, or its key was used for another request'),
      ...BUSY,
      503: retryResponse(
        'Busy, not accepted by the booking queue, or outcome unknown: send the same request with the same key again',
      ),
    },
  };
}
