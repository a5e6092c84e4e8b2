import { expect, type Page, test } from '@playwright/test';
import { dropShows, makeShow, type OwnShow } from './support/own-show';
import { raw } from './support/raw';

let show: OwnShow;
test.beforeAll(async () => {
  show = await makeShow();
});
test.afterAll(dropShows);

const UNREADABLE = ['%', '%ff', '%E0%A4%A', '%u0000', '%C0%AE'];
const STRANGE = [
  '%00',
  '..%2f..%2fetc%2fpasswd',
  'x'.repeat(10_000),
  '%F0%9F%98%80',
  '%0d%0aSet-Cookie:x=y',
  "'%20or%201=1--",
  '%3Cscript%3Ealert(1)%3C%2fscript%3E',
  '__proto__',
  'constructor',
  '[slug]',
  'A-TRIAL-ZZZZZZ',
];
const pathsWith = (part: string) => [
  `/shows/${part}`,
  `/shows/${part}/seats`,
  `/shows/${part}/opengraph-image`,
  `/bookings/${part}`,
  `/bookings/${part}/calendar.ics`,
  `/posters/${part}`,
  `/api/shows/${part}`,
  `/api/shows/${part}/seats`,
  `/api/plans/${part}`,
  `/api/bookings/${part}`,
];

test('refuses undecodable addresses with a message', async () => {
  for (const path of UNREADABLE.flatMap(pathsWith)) {
    const answer = await raw('GET', path);
    expect(answer.status, path).toBe(400);
    expect(answer.text).toContain('There is no page at this address.');
  }
  for (const part of UNREADABLE) {
    expect((await raw('POST', `/api/shows/${part}/bookings`, { body: '{}' })).status).toBe(400);
    expect((await raw('DELETE', `/api/bookings/${part}`)).status).toBe(400);
    expect((await raw('POST', `/shows/${part}/seats`)).status).toBe(400);
  }
});

test('responds with 400 or 404 to strange addresses', async () => {
  for (const path of STRANGE.flatMap(pathsWith)) {
    const answer = await raw('GET', path);
    expect([400, 404], path.slice(0, 100)).toContain(answer.status);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).not.toContain('<script>alert(1)');
  }
});

test('redirects only within the site', async () => {
  for (const path of [
    '//evil.example/',
    '/\\evil.example/',
    '//evil.example/%2f..',
    '/%5cevil.example/',
  ]) {
    const { status, headers } = await raw('GET', path);
    expect([308, 400, 404], path).toContain(status);
    if (status === 308) expect(headers.location, path).toMatch(/^\/(?![/\\])/);
  }
  const moved = await raw('GET', `/shows/old-words-${show.id}`, {
    headers: { 'x-forwarded-host': 'evil.example' },
  });
  expect(moved.status).toBe(308);
  expect(moved.headers.location).toBe(`/shows/${show.slug}`);
});

test('answers impossible searches, with a message beside the wrong field', async ({ page }) => {
  const wrong: [string, string, RegExp][] = [
    ['date=2026-02-30', 'Day', /year-month-day/],
    ['date=99999-01-01', 'Day', /year-month-day/],
    ['date=%00', 'Day', /year-month-day/],
    [`q=${'x'.repeat(10_000)}`, 'Show, name or place', /100 characters/],
    ['q=a%00b', 'Show, name or place', /cannot be read/],
  ];
  for (const [query, label, message] of wrong) {
    expect((await page.goto(`/search?${query}`))?.status(), query).toBe(200);
    await expect(field(page, label), query).toHaveAccessibleDescription(message);
  }
  for (const query of [
    'q=%ff',
    'q=%',
    'q=%ED%A0%80',
    'q=a&q=b',
    'q[]=a',
    'page=1000000000',
    'page=-1',
    'venue=nope',
    'venue=%00',
    'date=0000-00-00',
    'date=9999-12-31',
    "q='%20or%201=1--",
    'q=%25',
    'q=_',
    '__proto__=x',
    `q=${'a+'.repeat(49)}`,
  ]) {
    expect((await raw('GET', `/search?${query}`)).status, query).toBe(200);
  }
  await page.goto(`/search?q=${encodeURIComponent('"><script>document.title="taken"</script>')}`);
  await expect(page).not.toHaveTitle('taken');
});

test('answers impossible parameters of the seat list', async () => {
  for (const query of [
    'section=-1',
    'section=1e9',
    'section=x',
    'section=0&section=1',
    'section=%ff',
    'section=0&best=0',
    'section=0&best=1e9',
    'section=0&best=1000',
    'section=0&best=-3',
    'section=0&best=1.5',
    'section=__proto__',
    'best=NaN',
  ]) {
    expect((await raw('GET', `/shows/${show.slug}/seats?${query}`)).status, query).toBe(200);
  }
});

test('answers strange cookies and headers', async () => {
  const cookies = [
    'rowlock-bookings=%',
    'rowlock-bookings=%ff',
    `rowlock-bookings=${'x.'.repeat(3_000)}`,
    `rowlock-bookings=${`zzzzzz-${'A'.repeat(22)}.`.repeat(100)}`,
    '=;=;;',
    '__proto__=x',
    'rowlock-bookings="',
  ];
  const headers: Record<string, string>[] = [
    { rsc: '1', 'next-router-state-tree': '%' },
    { rsc: '1', 'next-router-state-tree': '["",{}]' },
    { 'next-url': '/%ff' },
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-forwarded-host': 'a b' },
    { 'x-forwarded-for': 'x'.repeat(5_000) },
    { 'x-forwarded-proto': 'javascript' },
    { host: 'evil.example' },
    { range: 'bytes=9-1' },
    { 'if-none-match': '\xff' },
    ...cookies.map((cookie) => ({ cookie })),
  ];
  for (const path of [
    '/',
    '/bookings',
    `/bookings/${show.id}-${'A'.repeat(22)}`,
    `/shows/${show.slug}`,
    `/shows/${show.slug}/seats`,
    '/search',
    '/api/shows',
  ]) {
    for (const strange of headers) {
      const { status } = await raw('GET', path, { headers: strange });
      expect(status, `${path} ${JSON.stringify(strange).slice(0, 80)}`).toBeLessThan(500);
    }
  }
});

const field = (page: Page, label: string) => page.getByLabel(label, { exact: false }).first();
