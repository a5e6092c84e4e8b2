import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { gt, sql } from 'drizzle-orm';
import { bookings, tickets } from '@/db/schema';
import { asking, post } from './support/api';
import { BookingForm, multipart } from './support/form';
import { database, dropShows, makeShow, type OwnShow, rowsOf } from './support/own-show';
import { raw } from './support/raw';

let show: OwnShow;
test.beforeAll(async () => {
  show = await makeShow();
});
test.afterAll(dropShows);

const UNKNOWN = 'A'.repeat(22);
const publicPages = () => [
  '/',
  '/search',
  '/search?q=trial',
  `/shows/${show.slug}`,
  `/shows/${show.slug}/seats`,
  `/shows/${show.slug}/seats?section=0`,
  '/bookings',
  '/sitemap.xml',
  '/robots.txt',
];
const publicAnswers = () => ['/api/shows', show.url, `${show.url}/seats`, '/openapi.json'];

async function book(request: APIRequestContext, seat: number) {
  const asked = asking([seat], { name: `Quincy ${'abcdefghij'[seat % 10]} Secretname` });
  const answer = await post(request, show, asked);
  expect(answer.status()).toBe(201);
  return { ...asked, ...(await answer.json()) } as Record<'token' | 'email' | 'name', string> & {
    reference: string;
  };
}

test('every answer forbids foreign scripts and frames, and guessing of types', async ({
  request,
}) => {
  const { token } = await book(request, 0);
  const paths = [
    ...publicPages(),
    ...publicAnswers(),
    `/bookings/${token}`,
    `/bookings/${show.id}-${UNKNOWN}`,
    '/nope',
    '/api/nope',
    '/shows/%ff',
    '/icon.svg',
  ];
  for (const path of paths) {
    const { headers } = await raw('GET', path);
    expect(headers['content-security-policy'], path).toMatch(
      /default-src 'self'.*object-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
    );
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-powered-by'], path).toBeUndefined();
    if (!path.startsWith('/bookings/')) expect(headers['set-cookie'], path).toBeUndefined();
  }
  const refused = await raw('POST', '/', {
    headers: { origin: 'https://evil.example' },
    body: 'x',
  });
  expect(refused.headers['content-security-policy']).toContain("default-src 'self'");
});

test('nothing public says who booked, or how to get in', async ({ request }) => {
  const booking = await book(request, 1);
  const rows = await database().db.select().from(tickets).where(sql`show_id = ${show.id}`);
  const secrets = [
    booking.email,
    booking.name,
    booking.token,
    booking.reference,
    ...rows.flatMap(({ id, code }) => [id, code]),
  ];
  for (const path of [...publicPages(), ...publicAnswers()]) {
    const { text } = await raw('GET', path);
    for (const secret of secrets) expect(text, path).not.toContain(secret);
    expect(text, path).not.toMatch(/[\w.-]+@example\.(com|org|net)/);
  }
});

test('a page that everyone gets from the cache holds no key, no seat’s state, no action', async ({
  request,
}) => {
  await book(request, 2);
  const page = await request.get(`/shows/${show.slug}`);
  expect(page.headers()['cache-control']).toContain('s-maxage');
  for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
    const text = await (await request.get(`/shows/${show.slug}`, { headers })).text();
    expect(text).toContain('A Trial');
    expect(text).not.toMatch(/[ahbx]{20,}/);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
    expect(text).not.toContain('$ACTION_');
  }
});

test('a booking’s page is kept by nobody, told to nobody, and found by no search', async ({
  request,
}) => {
  const { token } = await book(request, 3);
  for (const [path, headers] of [
    [`/bookings/${token}`, {}],
    [`/bookings/${token}`, { rsc: '1' }],
    [`/bookings/${token}/calendar.ics`, {}],
    [`/bookings/${show.id}-${UNKNOWN}`, {}],
    ['/bookings', {}],
  ] as [string, Record<string, string>][]) {
    const answer = await raw('GET', path, { headers });
    expect(answer.headers['cache-control'], path).toContain('no-store');
    expect(answer.headers['referrer-policy'], path).toMatch(/^no-referrer$/);
    expect(answer.headers['x-robots-tag'], path).toContain('noindex');
  }
});

test('a wrong link and an unknown one are the same 404, and the reference opens nothing', async ({
  request,
}) => {
  const { token, reference } = await book(request, 4);
  const flipped = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  const others = [`zzzzzz-${token.split('-').slice(1).join('-')}`, token.slice(0, -1), reference];
  const first = `${show.id}-${UNKNOWN}`;
  for (const [before, after] of [
    ['/bookings/', ''],
    ['/bookings/', '/calendar.ics'],
    ['/api/bookings/', ''],
  ]) {
    const known = await raw('GET', `${before}${first}${after}`);
    expect(known.status).toBe(404);
    for (const wrong of [flipped, ...others]) {
      const answer = await raw('GET', `${before}${wrong}${after}`);
      expect(answer.status, wrong).toBe(404);
      const asKnown = answer.text.replaceAll(wrong, first);
      expect(asKnown.length, `${before}${after}`).toBe(known.text.length);
      expect(answer.text).not.toContain('Secretname');
    }
  }
  const rows = await rowsOf(show);
  for (const wrong of [flipped, ...others]) {
    expect((await request.delete(`/api/bookings/${wrong}`)).status()).toBe(404);
  }
  expect(await rowsOf(show)).toBe(rows);
});

test('a form cannot set what it is not asked: prices, totals, states', async ({ browser }) => {
  const form = await BookingForm.open(browser, show);
  const greedy = { seat: '10', price: '1', total: '0', 'price-10': '1', status: 'cancelled' };
  const answer = await form.plain({ ...greedy, buyer: 'x', currency: 'IDR' });
  expect(answer.status).toBe(303);
  expect(answer.headers['cache-control']).toContain('no-store');
  const path = new URL(String(answer.headers.location), process.env.BASE_URL).pathname;
  const stored = await raw('GET', `/api${path}`);
  expect(JSON.parse(stored.text)).toMatchObject({
    status: 'confirmed',
    total: 2_000,
    currency: 'EUR',
    tickets: [{ seat: 10, price: 2_000 }],
  });
});

test('only whoever has the link can cancel with the form', async ({ browser, request }) => {
  const [mine, other] = [await book(request, 5), await book(request, 6)];
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`/bookings/${mine.token}`);
  const fields = await page
    .locator('form input[type=hidden]')
    .evaluateAll((inputs) =>
      inputs.map((input): [string, string] => [
        (input as HTMLInputElement).name,
        (input as HTMLInputElement).value,
      ]),
    );
  await page.close();
  const rows = await rowsOf(show);
  const { origin } = new URL(process.env.BASE_URL ?? '');
  const headers = { 'content-type': 'multipart/form-data; boundary=----rowlock-trial', origin };
  for (const token of [
    '',
    'x',
    `${show.id}-${UNKNOWN}`,
    other.token.slice(0, -1),
    other.reference,
  ]) {
    const body = multipart(fields.map(([name, value]) => [name, name === 'token' ? token : value]));
    const answer = await raw('POST', `/bookings/${mine.token}`, { headers, body });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('There is no such booking.');
  }
  expect(await rowsOf(show)).toBe(rows);
});

test('the texts of a show are texts, wherever they stand', async ({ page }) => {
  const payload = (n: number) =>
    `</script><img src=x onerror="window.taken=${n}"><script>window.taken=${n}</script>`;
  const hostile = await makeShow({
    title: `T${payload(1)}`,
    tagline: `T${payload(2)}`,
    description: `D${payload(3)}\n\n${payload(4)}`,
    genre: `G${payload(5)}`,
  });
  for (const path of [
    `/shows/${hostile.slug}`,
    `/shows/${hostile.slug}/seats?section=0`,
    '/search?q=taken',
    '/',
  ]) {
    await page.goto(path);
    expect(await page.evaluate('window.taken'), path).toBeUndefined();
    await expect(page.locator('img[src=x]')).toHaveCount(0);
  }
  await page.goto(`/shows/${hostile.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('window.taken=1');
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(data ?? '').name).toContain('</script>');
});

test('there are two actions that anyone may call, and no other', () => {
  const file = join(process.env.NEXT_DIST_DIR ?? '', 'server/server-reference-manifest.json');
  const { node, edge } = JSON.parse(readFileSync(file, 'utf8'));
  const names = Object.values<{ exportedName: string }>({ ...node, ...edge });
  expect(names.map(({ exportedName }) => exportedName).sort()).toEqual([
    'bookSeats',
    'cancelBooking',
  ]);
});

test('other sites cannot fill this device’s list of bookings', async () => {
  const path = `/bookings/${show.id}-${UNKNOWN}`;
  const own = await raw('GET', path, { headers: { 'sec-fetch-site': 'none' } });
  expect(String(own.headers['set-cookie'])).toMatch(
    /^rowlock-bookings=[^;]+; Path=\/bookings;.*HttpOnly; SameSite=lax$/i,
  );
  const foreign = await raw('GET', path, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(foreign.headers['set-cookie']).toBeUndefined();
});

test('the server’s log names nobody, and holds no link and no key', async ({ request }) => {
  const { email } = await book(request, 7);
  const key = randomUUID();
  await request.post(`${show.url}/bookings`, {
    data: asking([7]),
    headers: { 'Idempotency-Key': key },
  });
  const log = readFileSync(process.env.SITE_LOG ?? '', 'utf8');
  expect(log).toContain('Ready');
  const recent = await database()
    .db.select()
    .from(bookings)
    .where(gt(bookings.createdAt, sql`now() - interval '1 hour'`));
  expect(recent.map((booking) => booking.email)).toContain(email);
  const secrets = recent.flatMap((b) => [b.email, b.buyer, b.token, b.idempotencyKey, b.reference]);
  expect([key, ...secrets].filter((secret) => log.includes(secret))).toEqual([]);
});
