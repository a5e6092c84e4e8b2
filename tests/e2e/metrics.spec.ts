import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { asking, expectProblem, post } from './support/api';
import { dropShows, makeShow } from './support/own-show';
import { type SecondSite, serveSecond } from './support/second-site';

const TOKEN = 'a-token-for-prometheus';
const ID = '0f3a5c7e9b1d2f4a6c8e0b2d4f6a8c0e';

let site: SecondSite;
let request: APIRequestContext;
test.beforeAll(async ({ playwright }) => {
  site = await serveSecond({ METRICS_TOKEN: TOKEN, TRUSTED_PROXY_HOPS: '1' });
  request = await playwright.request.newContext({ baseURL: site.url });
});
test.afterAll(async () => {
  await site.stop();
  await dropShows();
});

test('serves metrics to a client with the token, without personal data', async () => {
  const show = await makeShow();
  const [key, email] = [{ 'Idempotency-Key': randomUUID() }, 'quincy.metrics@example.com'];
  expect((await post(request, show, asking([0], { email }), key)).status()).toBe(201);
  expect((await post(request, show, asking([0], { email }), key)).status()).toBe(201);
  const other = { 'Idempotency-Key': randomUUID() };
  await expectProblem(await post(request, show, asking([0]), other), 409, 'seats_taken');

  const answer = await request.get('/api/metrics', {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-store');
  const text = await answer.text();
  expect(text).toContain('rowlock_bookings_total{outcome="booked"} 1');
  expect(text).toContain('rowlock_bookings_total{outcome="replayed"} 1');
  expect(text).toContain('rowlock_bookings_total{outcome="seats_taken"} 1');
  expect(text).toMatch(/rowlock_transaction_seconds_count\{kind="booking"\} 3/);
  expect(text).toMatch(/rowlock_pool_calls\{pool="primary",state="waiting"\} 0/);
  for (const secret of [email, show.id, TOKEN]) expect(text).not.toContain(secret);
});

test('responds with 404 to everyone else', async () => {
  const nowhere = await (await request.get('/api/nowhere')).text();
  for (const authorization of ['', 'Bearer ', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN]) {
    const answer = await request.get('/api/metrics', { headers: { authorization } });
    expect(answer.status(), authorization).toBe(404);
    expect(await answer.text()).toBe(nowhere);
  }
});

test('without a token in the configuration nobody has it', async ({ request: plain }) => {
  for (const authorization of ['Bearer ', 'Bearer undefined']) {
    const answer = await plain.get('/api/metrics', { headers: { authorization } });
    expect(answer.status()).toBe(404);
  }
});

test("an answer has its request's id: our proxy's, or one of our own", async () => {
  const given = await request.get('/api/shows', { headers: { 'x-request-id': ID } });
  expect(given.headers()['x-request-id']).toBe(ID);
  const own = await request.get('/api/shows');
  expect(own.headers()['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
});
