import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { asking, expectProblem, post } from './support/api';
import { expectDescribed } from './support/openapi';
import { dropShows, makeShow, type OwnShow, rowsOf } from './support/own-show';
import { type SecondSite, serveSecond } from './support/second-site';

let site: SecondSite;
let show: OwnShow;
test.beforeAll(async () => {
  show = await makeShow();
});
test.afterAll(dropShows);
test.afterEach(() => site.stop());

/** The header as an own proxy sends it: what the client claimed, then its real address. */
const from = (address: string, claimed = randomUUID()) => ({
  'X-Forwarded-For': `${claimed}, ${address}`,
});
const keyed = () => ({ 'Idempotency-Key': randomUUID() });

test('limits requests by the real client address, not by the one that it claims', async ({
  playwright,
}) => {
  site = await serveSecond({
    TRUSTED_PROXY_HOPS: '1',
    BOOKINGS_PER_MINUTE: '3',
    READS_PER_MINUTE: '5',
  });
  const request = await playwright.request.newContext({ baseURL: site.url });
  const rows = await rowsOf(show);
  for (let n = 0; n < 3; n++) {
    const answer = await post(request, show, {}, { ...keyed(), ...from('203.0.113.7') });
    await expectProblem(answer, 422, 'invalid');
  }
  const fourth = await post(request, show, asking([0]), { ...keyed(), ...from('203.0.113.7') });
  await expectRateLimited(fourth);
  await expectRateLimited(
    await request.delete(`/api/bookings/${show.id}-${'A'.repeat(22)}`, {
      headers: from('203.0.113.7'),
    }),
    'delete',
  );
  expect(await rowsOf(show)).toBe(rows);

  const neighbour = await post(request, show, {}, { ...keyed(), ...from('203.0.113.8') });
  expect(neighbour.status()).toBe(422);

  const reading = () => request.get('/api/shows', { headers: from('203.0.113.7') });
  for (let n = 0; n < 5; n++) expect((await reading()).status()).toBe(200);
  await expectRateLimited(await reading(), 'get');
  expect((await request.get('/api/health')).status()).toBe(200);
  await request.dispose();
});

test('responds with 503 and Retry-After without the database, and keeps secrets out of responses and logs', async ({
  playwright,
}) => {
  site = await serveSecond({
    DATABASE_URL: 'postgres://rowlock:secret-word@127.0.0.1:9/rowlock',
    DATABASE_REPLICA_URL: 'postgres://rowlock:secret-word@127.0.0.1:9/rowlock',
    UPSTASH_REDIS_REST_URL: '',
    UPSTASH_REDIS_REST_TOKEN: '',
  });
  const request = await playwright.request.newContext({ baseURL: site.url });
  const token = `${show.id}-${'A'.repeat(22)}`;
  const asked = asking([0]);
  await expectBusy(await post(request, show, asked), 'post');
  await expectBusy(await request.delete(`/api/bookings/${token}`), 'delete');
  for (const path of [
    `/api/bookings/${token}`,
    '/api/shows',
    show.url,
    `${show.url}/seats`,
    `/api/plans/${'0'.repeat(64)}`,
  ]) {
    await expectBusy(await request.get(path), 'get');
  }
  await expectReadiness(request);
  await request.dispose();

  const log = readFileSync(site.logFile, 'utf8');
  expect(log).toContain('an API request failed');
  for (const secret of [asked.email, token, 'secret-word']) expect(log).not.toContain(secret);
});

async function expectReadiness(request: APIRequestContext) {
  const ready = await request.get('/api/ready');
  expect(ready.status()).toBe(503);
  await expectDescribed(ready, 'get');
  expect(await ready.json()).toEqual({
    ready: false,
    parts: { primary: 'away', limits: 'away', replica: 'away', redis: 'away' },
  });
  expect((await request.get('/api/health')).status()).toBe(200);
}

type Answer = Parameters<typeof expectProblem>[0];
type Method = Parameters<typeof expectProblem>[3];

async function expectRateLimited(answer: Answer, method?: Method) {
  await expectProblem(answer, 429, 'too_many_requests', method);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
  expect(Number(answer.headers()['retry-after'])).toBeLessThanOrEqual(60);
}

async function expectBusy(answer: Answer, method: Method) {
  await expectProblem(answer, 503, 'busy', method);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
}
