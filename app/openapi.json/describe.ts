import { z } from 'zod';

/** The JSON Schema of a zod schema, for requests (`input`) or responses (`output`). */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}

/** A response with a JSON body. */
export const jsonResponse = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema: jsonSchema(schema, 'output') } },
});

/** A response with server-sent events. */
export const eventStream = (description: string) => ({
  description,
  content: { 'text/event-stream': { schema: { type: 'string' } } },
});

/** A response with an RFC 9457 problem. */
export const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** A required parameter in the path. */
export const pathParameter = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

/** The path parameter of a show. */
export const slug = pathParameter('slug', 'The last part of the show’s address, or only its id');

/** A required JSON request body. */
export const jsonBody = (schema: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: jsonSchema(schema, 'input') } },
});

const retryAfter = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } };

/** A problem response with a Retry-After header. */
export const retryResponse = (description: string) => ({
  ...problemResponse(description),
  headers: retryAfter,
});

// Responses that several operations have.
export const NOT_FOUND = { 404: problemResponse('Not found') };
export const FOREIGN_ORIGIN = { 403: problemResponse('Sent by a browser from another site') };
export const BUSY = {
  429: retryResponse('Too many requests from this client'),
  503: retryResponse('Too busy at the moment'),
};

/** A GET operation with its responses. */
export const get = (
  summary: string,
  parameters: object[],
  ok: object,
  otherResponses: object = {},
) => ({
  get: { summary, parameters, responses: { 200: ok, ...BUSY, ...otherResponses } },
});
