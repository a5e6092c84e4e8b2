import { expect, test, vi } from 'vitest';
import { DatabaseBusyError, DatabaseUnavailableError, OutcomeUnknownError } from '@/db/errors';
import { refuseForeignOrigin } from './foreign-origin';
import { handle } from './handle';
import { problem } from './problem';

vi.hoisted(() => {
  const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing', READS_PER_MINUTE: '1000' };
  Object.assign(process.env, env, { LOG_LEVEL: 'silent' });
});

const request = (headers: Record<string, string> = {}) =>
  new Request('http://tickets.example/api', { headers: { host: 'tickets.example', ...headers } });
const context = { params: Promise.resolve({ slug: 'a' }) };

async function answerTo(thrown: unknown) {
  const respond = handle('reads', () => Promise.reject(thrown));
  const response = await respond(request(), context);
  return { response, body: await response.json() };
}

const CAUSE = Object.assign(new Error('insert into bookings values ($1)'), {
  detail: 'ana@example.com',
});

test.each([
  [new OutcomeUnknownError('x', { cause: CAUSE }), 503, 'outcome_unknown', /send .*again/],
  [new DatabaseBusyError('x', { cause: CAUSE }), 503, 'busy', /again/],
  [new DatabaseUnavailableError('x', { cause: CAUSE }), 503, 'busy', /again/],
  [CAUSE, 500, 'internal', /on our side/],
  ['thrown text', 500, 'internal', /on our side/],
])('turns %s into %i %s', async (thrown, status, kind, detail) => {
  const { response, body } = await answerTo(thrown);
  expect(response.status).toBe(status);
  expect(response.headers.get('retry-after')).toBe(status === 503 ? '2' : null);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(body).toEqual({
    type: `urn:rowlock:${kind}`,
    title: expect.any(String),
    status,
    detail: expect.stringMatching(detail),
  });
});

test('never calls an unknown outcome a refusal', async () => {
  const { body } = await answerTo(new OutcomeUnknownError('x'));
  expect(JSON.stringify(body)).not.toMatch(/nothing|not booked|refused/i);
});

test('passes the request and its awaited parameters to the handler', async () => {
  const respond = handle<{ slug: string }>('reads', async (_, { slug }) => Response.json(slug));
  expect(await (await respond(request(), context)).json()).toBe('a');
});

test('adds further members to a problem, and forbids caching it', async () => {
  const response = problem({ status: 409, kind: 'k', title: 'T', members: { seats: [1] } });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    type: 'urn:rowlock:k',
    title: 'T',
    status: 409,
    seats: [1],
  });
});

test.each([
  [{}, true],
  [{ origin: 'http://tickets.example' }, true],
  [{ origin: 'https://tickets.example' }, true],
  [
    { origin: 'https://tickets.example', host: 'inner', 'x-forwarded-host': 'tickets.example' },
    true,
  ],
  [{ origin: 'null' }, false],
  [{ origin: '' }, false],
  [{ origin: 'tickets.example' }, false],
  [{ origin: 'https://tickets.example.evil.example' }, false],
  [{ origin: 'https://tickets.example:8443' }, false],
  [{ origin: 'https://tickets.example', 'x-forwarded-host': 'other.example' }, false],
])('accepts a change with the headers %j: %s', (headers, ours) => {
  const refusal = refuseForeignOrigin(request(headers as Record<string, string>));
  expect(refusal?.status ?? 200).toBe(ours ? 200 : 403);
});
