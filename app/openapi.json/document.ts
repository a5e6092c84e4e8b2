import { z } from 'zod';
import { problemSchema } from '@/app/api/problem';
import { bookingSchema } from '@/lib/visitors/bookings/booking';
import { requestStatusSchema } from '@/lib/visitors/request-status/request-status';
import { layoutSchema } from '@/lib/visitors/seating/layout';
import { showSchema, showSummarySchema } from '@/lib/visitors/shows/show';
import {
  BUSY,
  eventStream,
  FOREIGN_ORIGIN,
  get,
  jsonResponse,
  jsonSchema,
  NOT_FOUND,
  pathParameter,
  problemResponse,
  slug,
} from './describe';
import { bookingOperation, waitingRoomOperation } from './post-operations';

const seatStatesSchema = z.object({
  plan: z.string().meta({ description: 'Hash of the seating plan, see /api/plans/{hash}' }),
  version: z.string().meta({ description: 'Equal versions mean equal states' }),
  seats: z.string().meta({
    description:
      'One letter per seat, by seat number from 0: a available, h held, b booked, x blocked by staff',
  }),
});

const readinessSchema = z.object({
  ready: z.boolean(),
  parts: z.record(z.enum(['primary', 'limits', 'replica', 'redis']), z.string()),
});

const token = pathParameter('token', 'From the booking’s link');
const requestId = pathParameter('id', 'The token of an accepted request');
const lastEventId = {
  name: 'Last-Event-ID',
  in: 'header',
  description:
    'The id of the last event that was received; the stream continues after it, or starts with all seats',
  schema: { type: 'string' },
};

/** The OpenAPI 3.1 description of the public API. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rowlock',
      version: '1',
      description:
        'Shows, the states of their seats, and bookings. Amounts are in minor currency units, times in UTC.',
    },
    paths: {
      '/api/shows': get(
        'Published shows that are not over',
        [],
        jsonResponse(z.object({ shows: z.array(showSummarySchema) }), 'Next one first'),
      ),
      '/api/shows/{slug}': get('One show', [slug], jsonResponse(showSchema, 'The show'), NOT_FOUND),
      '/api/shows/{slug}/seats': get(
        'The states of all seats',
        [slug],
        jsonResponse(seatStatesSchema, 'The states; the ETag is the version'),
        { 304: { description: 'Nothing has changed' }, ...NOT_FOUND },
      ),
      '/api/shows/{slug}/live': get(
        'The states of all seats and their changes, as server-sent events',
        [slug, lastEventId],
        eventStream(
          'The event `seats` has all states, in the form of /seats. An unnamed event is a change: `2 11b12b` leads from the version that is 2 lower to the version in its id, by setting seats 11 and 12 to b. A client with another version must open the stream again. The event `time`, every 15 s, has the server’s time in milliseconds. The server ends streams after some minutes.',
        ),
        NOT_FOUND,
      ),
      '/api/plans/{hash}': get(
        'A hall’s layout; never changes',
        [pathParameter('hash', 'SHA-256 of the response body')],
        jsonResponse(layoutSchema, 'The layout'),
        NOT_FOUND,
      ),
      '/api/shows/{slug}/waiting-room': { post: waitingRoomOperation() },
      '/api/shows/{slug}/bookings': { post: bookingOperation() },
      '/api/requests/{id}': get(
        'The position or the outcome of a queued booking request',
        [requestId],
        jsonResponse(requestStatusSchema, 'Its position, its booking, or why it was refused'),
        NOT_FOUND,
      ),
      '/api/requests/{id}/live': get(
        'The position and the outcome of a queued booking request, as server-sent events',
        [requestId],
        eventStream(
          'The event `place` has `before` and `seconds`, in the form of /api/requests/{id}. The last event, `settled`, has the `status`; for `booked` it also has the booking’s address as `href`. Get the reason of a refusal from /api/requests/{id}. The event `time`, every 15 s, has the server’s time in milliseconds. The server ends streams after some minutes.',
        ),
        NOT_FOUND,
      ),
      '/api/bookings/{token}': {
        ...get(
          'A booking with its tickets',
          [token],
          jsonResponse(bookingSchema, 'The booking'),
          NOT_FOUND,
        ),
        delete: {
          summary: 'Cancel a booking and free its seats',
          parameters: [token],
          responses: {
            200: jsonResponse(
              bookingSchema,
              'The cancelled booking, also if it was cancelled before',
            ),
            409: problemResponse('The show has started, or a ticket was checked in'),
            ...FOREIGN_ORIGIN,
            ...NOT_FOUND,
            ...BUSY,
          },
        },
      },
      '/api/health': {
        get: {
          summary: 'Whether the process responds',
          responses: { 200: jsonResponse(z.object({ status: z.literal('ok') }), 'It responds') },
        },
      },
      '/api/ready': {
        get: {
          summary: 'Whether the process should get requests',
          responses: {
            200: jsonResponse(readinessSchema, 'It should'),
            503: jsonResponse(readinessSchema, 'It should not'),
          },
        },
      },
    },
    components: { schemas: { Problem: jsonSchema(problemSchema, 'output') } },
  };
}
