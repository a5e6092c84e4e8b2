import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { asking, expectProblem, post } from './support/api';
import { expectDescribed, openApi } from './support/openapi';
import { dropShows, makeShow, type OwnShow } from './support/own-show';

let show: OwnShow;
let draft: OwnShow;

test.beforeAll(async () => {
  show = await makeShow();
  draft = await makeShow({ status: 'draft' });
});
test.afterAll(dropShows);

test('serves a valid OpenAPI 3.1 document whose references all resolve', async () => {
  const { document } = await openApi();
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(0);
  for (const [, path] of references) {
    const found = path
      ?.split('/')
      .reduce<unknown>((part, step) => (part as Record<string, unknown>)?.[step], document);
    expect(found, path).toBeDefined();
  }
});

test('lists only published shows, next one first, as described', async ({ request }) => {
  const answer = await request.get('/api/shows');
  await expectDescribed(answer, 'get');
  const { shows } = await answer.json();
  const starts = shows.map(({ startsAt }: { startsAt: string }) => startsAt);
  expect(starts).toEqual([...starts].sort());
  expect(JSON.stringify(shows)).not.toContain(draft.id);
});

test('finds a show by its address, by an old title before its id, and by its id alone', async ({
  request,
}) => {
  const [found, ...others] = await Promise.all(
    [show.slug, `other-title-${show.id}`, show.id].map((slug) => request.get(`/api/shows/${slug}`)),
  );
  if (!found) throw new Error('no answer');
  await expectDescribed(found, 'get');
  const { slug, maxSeatsPerBooking, prices } = await found.json();
  expect({ slug, maxSeatsPerBooking }).toEqual({ slug: show.slug, maxSeatsPerBooking: 8 });
  expect(prices[0]).toMatchObject({ type: 'standard', amount: 2_000 });
  for (const other of others) expect(await other.json()).toEqual(await found.json());
});

test('serves one letter per seat, and 304 until a seat changes', async ({ request }) => {
  const before = await request.get(`${show.url}/seats`);
  await expectDescribed(before, 'get');
  const { plan, version, seats } = await before.json();
  expect(seats).toMatch(/^a+$/);
  expect(before.headers()).toMatchObject({ etag: `"${version}"`, 'cache-control': 'no-cache' });

  const known = { 'If-None-Match': `W/"other", "${version}"` };
  const unchanged = await request.get(`${show.url}/seats`, { headers: known });
  expect(unchanged.status()).toBe(304);
  expect(unchanged.headers().etag).toBe(`"${version}"`);
  await expectDescribed(unchanged, 'get');

  expect((await post(request, show, asking([3]))).status()).toBe(201);
  const changed = await request.get(`${show.url}/seats`, { headers: known });
  expect(changed.status()).toBe(200);
  const after = await changed.json();
  expect(after).toMatchObject({ plan, seats: `${seats.slice(0, 3)}b${seats.slice(4)}` });
  expect(after.version).not.toBe(version);
});

test('serves a plan as immutable under the hash of its bytes', async ({ request }) => {
  const { plan, seats } = await (await request.get(`${show.url}/seats`)).json();
  const answer = await request.get(`/api/plans/${plan}`);
  await expectDescribed(answer, 'get');
  expect(answer.headers()['content-encoding']).toBe('gzip');
  const whole = await request.get(`/api/plans/${plan}`, {
    headers: { 'accept-encoding': 'identity' },
  });
  expect(whole.headers()['content-encoding']).toBeUndefined();
  expect(await whole.body()).toEqual(await answer.body());
  expect(
    createHash('sha256')
      .update(await answer.body())
      .digest('hex'),
  ).toBe(plan);
  expect(answer.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await answer.json()).seats.number).toHaveLength(seats.length);
});

test('responds with the same 404 problem to drafts and unknown shows', async ({ request }) => {
  const nothing = ['zzzzzz', 'no', 'A-TRIAL-abcdef', draft.slug, draft.id];
  for (const path of [
    ...nothing.flatMap((slug) => [`/api/shows/${slug}`, `/api/shows/${slug}/seats`]),
    `/api/plans/${'0'.repeat(64)}`,
    '/api/plans/x',
    '/api/bookings/x',
    `/api/bookings/${show.id}-${'A'.repeat(22)}`,
  ]) {
    await expectProblem(await request.get(path), 404, 'not_found', 'get');
  }
  const elsewhere = await request.get('/api/nothing/here');
  expect(elsewhere.status()).toBe(404);
  expect(elsewhere.headers()['content-type']).toBe('application/problem+json');
});

test('finds a show that is over, but does not list it', async ({ request }) => {
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
  const over = await makeShow({
    startsAt: hours(-3),
    endsAt: hours(-1),
    salesStart: hours(-9),
    salesEnd: hours(-3),
  });
  expect((await request.get(over.url)).status()).toBe(200);
  expect((await request.get(`${over.url}/seats`)).status()).toBe(200);
  expect(await (await request.get('/api/shows')).text()).not.toContain(over.id);
});

test('reports health and readiness without internal addresses or secrets', async ({ request }) => {
  for (const path of ['/api/health', '/api/ready']) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['cache-control']).toBe('no-store');
    await expectDescribed(answer, 'get');
    expect(await answer.text()).not.toMatch(/postgres|127\.0\.0\.1|localhost|password/i);
  }
});
