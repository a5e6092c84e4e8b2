import { z } from 'zod';
import { problemSchema } from '@/app/api/problem';
import { acceptedSchema, newBookingSchema } from '@/app/api/shows/[slug]/bookings/answer';
import { bookingSchema } from '@/lib/visitors/bookings/booking';
import { bookingInputSchema } from '@/lib/visitors/bookings/booking-request';
import { keySchema } from '@/lib/visitors/bookings/buyer-schemas';
import { requestStatusSchema } from '@/lib/visitors/request-status/request-status';
import { layoutSchema } from '@/lib/visitors/seating/layout';
import { showSchema, showSummarySchema } from '@/lib/visitors/shows/show';
import { lineAnswerSchema, lineRequestSchema } from '@/lib/visitors/waiting-room/line-answer';

const seatStatesSchema = z.object({
  plan: z.string().meta({ description: 'Hash of the plan, see /api/plans/{hash}' }),
  version: z.string().meta({ description: 'Equal versions mean equal states' }),
  seats: z.string().meta({
    description:
      'One letter per seat, by seat number from 0: a available, h held, b booked, x held back by the house',
  }),
});

const readinessSchema = z.object({
  ready: z.boolean(),
  parts: z.record(z.enum(['primary', 'limits', 'replica', 'redis']), z.string()),
});

const answers = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema: jsonSchema(schema, 'output') } },
});

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const inPath = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

const slug = inPath('slug', 'The last part of the show’s address, or its id alone');
const token = inPath('token', 'From the booking’s link');
const requestId = inPath('id', 'The token of an accepted request');
const unknown = { 404: problem('There is no such thing') };
const foreign = { 403: problem('Sent by a browser from another site') };
const retryAfter = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } };
const busy = {
  429: { ...problem('Too many requests from this client'), headers: retryAfter },
  503: { ...problem('Too busy just now'), headers: retryAfter },
};
const get = (summary: string, parameters: object[], ok: object, more: object = {}) => ({
  get: { summary, parameters, responses: { 200: ok, ...busy, ...more } },
});

const bookingKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Made by the client for each booking it wants; sent again after a lost answer',
  schema: jsonSchema(keySchema, 'input'),
};

const lastEventId = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'The id of the event seen last: what follows it is sent, or everything',
  schema: { type: 'string' },
};

/** The OpenAPI 3.1 description of everything below `/api` that others may build on. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rowlock',
      version: '1',
      description:
        'Shows, the state of their seats, and bookings. Amounts are in minor currency units, times in UTC.',
    },
    paths: {
      '/api/shows': get(
        'Published shows that are not over',
        [],
        answers(z.object({ shows: z.array(showSummarySchema) }), 'The next one first'),
      ),
      '/api/shows/{slug}': get('One show', [slug], answers(showSchema, 'The show'), unknown),
      '/api/shows/{slug}/seats': get(
        'The state of every seat',
        [slug],
        answers(seatStatesSchema, 'The state; its ETag is the version'),
        { 304: { description: 'Nothing changed' }, ...unknown },
      ),
      '/api/shows/{slug}/live': get(
        'The seats and each change to them, as server-sent events',
        [slug, lastEventId],
        {
          description:
            'The event `seats` has all of them, as /seats answers. A plain message leads from one state to the next: `2 11b12b` from the version that was 2 smaller to the one of its id, by seats 11 and 12 becoming b; whoever has another version opens the stream anew. The event `time`, every 15 s, has the server’s clock in milliseconds. Streams end after some minutes.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        unknown,
      ),
      '/api/plans/{hash}': get(
        'A hall’s layout; never changes',
        [inPath('hash', 'SHA-256 of the answer')],
        answers(layoutSchema, 'The layout'),
        unknown,
      ),
      '/api/shows/{slug}/line': { post: lineOperation() },
      '/api/shows/{slug}/bookings': { post: bookingOperation() },
      '/api/requests/{id}': get(
        'Where a request in the queue stands',
        [requestId],
        answers(requestStatusSchema, 'Its place, its booking, or why there is none'),
        unknown,
      ),
      '/api/requests/{id}/live': get(
        'The same, as server-sent events',
        [requestId],
        {
          description:
            'The event `place` has `before` and `seconds`, as the request itself. The event `settled` comes last and has `status`: with `booked` the booking’s address as `href`; why it was refused is to be asked for. The event `time`, every 15 s, has the server’s clock in milliseconds. Streams end after some minutes.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        unknown,
      ),
      '/api/bookings/{token}': {
        ...get(
          'A booking with its tickets',
          [token],
          answers(bookingSchema, 'The booking'),
          unknown,
        ),
        delete: {
          summary: 'Cancel a booking and free its seats',
          parameters: [token],
          responses: {
            200: answers(bookingSchema, 'The cancelled booking; the same for one cancelled before'),
            409: problem('The show has begun, or a ticket was used'),
            ...foreign,
            ...unknown,
            ...busy,
          },
        },
      },
      '/api/health': {
        get: {
          summary: 'Whether the process serves',
          responses: { 200: answers(z.object({ status: z.literal('ok') }), 'It does') },
        },
      },
      '/api/ready': {
        get: {
          summary: 'Whether the process should get visitors',
          responses: {
            200: answers(readinessSchema, 'It should'),
            503: answers(readinessSchema, 'It should not'),
          },
        },
      },
    },
    components: { schemas: { Problem: jsonSchema(problemSchema, 'output') } },
  };
}

function lineOperation() {
  return {
    summary: 'Join the line of a show, hear how it stands, and renew an admission',
    parameters: [slug],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchema(lineRequestSchema, 'input') } },
    },
    responses: {
      200: answers(
        lineAnswerSchema,
        'How it stands. Place and admission are cookies: keep them, send them with each visit and with the booking, and come back when the answer says',
      ),
      400: problem('The body is not JSON'),
      ...foreign,
      ...unknown,
      413: problem('The body is too large'),
      415: problem('The body is not sent as application/json'),
      422: problem('The body does not say whether to join'),
      ...busy,
      429: {
        ...problem('Too many requests from this client, or too many new places from its network'),
        headers: retryAfter,
      },
    },
  };
}

function bookingOperation() {
  return {
    summary: 'Book seats: all of them or none',
    parameters: [slug, bookingKey],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchema(bookingInputSchema, 'input') } },
    },
    responses: {
      201: answers(newBookingSchema, 'Booked; a replay of the same request answers the same'),
      202: answers(
        acceptedSchema,
        'Accepted into the queue of a show in high demand; see Location',
      ),
      400: problem('The key is missing or malformed, or the body is not JSON'),
      403: problem('Not let in from the waiting room, or sent by a browser from another site'),
      ...unknown,
      409: problem('Seats are taken (`seats` names them), or the show is not on sale'),
      413: problem('The body is too large'),
      415: problem('The body is not sent as application/json'),
      422: problem('Something in the request cannot be used, or the key was used for another one'),
      ...busy,
      503: {
        ...problem(
          'Busy, not accepted by the queue, or the outcome is unknown: send the same request with the same key again',
        ),
        headers: retryAfter,
      },
    },
  };
}
