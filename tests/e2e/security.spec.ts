import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { gt, sql } from 'drizzle-orm';
import { bookings, tickets } from '@/db/schema';
import { isAllowed, type PolicyName } from '@/lib/office/auth/policies';
import { asking, book } from './support/api';
import { builtActions } from './support/built-routes';
import { database, dropShows, makeShow, type OwnShow } from './support/own-show';
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
const publicResponses = () => ['/api/shows', show.url, `${show.url}/seats`, '/openapi.json'];

test('sends the security headers with every response', async ({ request }) => {
  const { token } = await book(request, show, 0);
  const paths = [
    ...publicPages(),
    ...publicResponses(),
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

test('keeps personal data and secrets out of public responses', async ({ request }) => {
  const booking = await book(request, show, 1);
  const rows = await database().db.select().from(tickets).where(sql`show_id = ${show.id}`);
  const secrets = [
    booking.email,
    booking.name,
    booking.token,
    booking.reference,
    ...rows.flatMap(({ id, code }) => [id, code]),
  ];
  for (const path of [...publicPages(), ...publicResponses()]) {
    const { text } = await raw('GET', path);
    for (const secret of secrets) expect(text, path).not.toContain(secret);
    expect(text, path).not.toMatch(/[\w.-]+@example\.(com|org|net)/);
  }
});

test('keeps keys, seat states and actions out of cached pages', async ({ request }) => {
  await book(request, show, 2);
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

test('escapes the texts of a show on every page', async ({ page }) => {
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

test('has exactly five actions without a sign-in', () => {
  const names = builtActions().map(({ name }) => name);
  const open = names.filter((name) => isAllowed(name as PolicyName, null));
  expect(open.sort()).toEqual([
    'bookSeats',
    'cancelBookingAction',
    'enterAction',
    'joinQueueAction',
    'setPasswordByLinkAction',
  ]);
});

test('keeps personal data, links and keys out of the log', async ({ request }) => {
  const { email } = await book(request, show, 7);
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
