import { expect, test } from '@playwright/test';
import { book } from './support/api';
import { BookingForm, MULTIPART, multipart } from './support/form';
import { dropShows, makeShow, type OwnShow, rowsOf } from './support/own-show';
import { raw } from './support/raw';

let show: OwnShow;
test.beforeAll(async () => {
  show = await makeShow();
});
test.afterAll(dropShows);

const UNKNOWN = 'A'.repeat(22);

test('forbids caching, referrers and indexing for booking pages', async ({ request }) => {
  const { token } = await book(request, show, 3);
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

test('responds with the same 404 to wrong and unknown links, and to references', async ({
  request,
}) => {
  const { token, reference } = await book(request, show, 4);
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
      const withoutScripts = (html: string) => html.replace(/<script.*?<\/script>/gs, '').length;
      expect(withoutScripts(asKnown), `${before}${after}`).toBe(withoutScripts(known.text));
      // React divides its data by size, so the scripts depend on the length of the address.
      const asLong = await raw('GET', `${before}${first.slice(0, wrong.length)}${after}`);
      expect(answer.text.length, `${before}${after}`).toBe(asLong.text.length);
      expect(answer.text).not.toContain('Secretname');
    }
  }
  const rows = await rowsOf(show);
  for (const wrong of [flipped, ...others]) {
    expect((await request.delete(`/api/bookings/${wrong}`)).status()).toBe(404);
  }
  expect(await rowsOf(show)).toBe(rows);
});

test('ignores prices, totals and states in a form', async ({ browser }) => {
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

test('cancels by the form only with the link', async ({ browser, request }) => {
  const [mine, other] = [await book(request, show, 5), await book(request, show, 6)];
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
  const headers = { 'content-type': MULTIPART, origin };
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

test('does not remember bookings that were requested as images', async () => {
  const path = `/bookings/${show.id}-${UNKNOWN}`;
  const own = await raw('GET', path, { headers: { 'sec-fetch-dest': 'document' } });
  expect(String(own.headers['set-cookie'])).toMatch(
    /^rowlock-bookings=[^;]+; Path=\/bookings;.*HttpOnly; SameSite=lax$/i,
  );
  const foreign = await raw('GET', path, { headers: { 'sec-fetch-dest': 'image' } });
  expect(foreign.headers['set-cookie']).toBeUndefined();
});
