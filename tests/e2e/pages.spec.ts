import { expect, type Page, test } from '@playwright/test';
import { findAxeViolations } from './support/find-axe-violations';
import { rival } from './support/rival';

const TEMPEST = 'the-tempest-k3f9a2';

/** Every page of the site; `booking` is replaced by a booking made for this file. */
const PAGES = {
  list: '/',
  'search, found': '/search?q=tempest',
  'search, nothing found': '/search?q=zzz&date=2030-01-01',
  'search, not understood': '/search?date=tomorrow',
  show: `/shows/${TEMPEST}`,
  'show, not yet on sale': '/shows/puss-in-sea-boots-h5qjd9',
  'seats, sections': `/shows/${TEMPEST}/seats`,
  'seats, a section': `/shows/${TEMPEST}/seats?section=1&best=2`,
  'seats, an arena': '/shows/northern-static-n2gyx6/seats',
  'seats, sold out': '/shows/salt-iron-m4tcz8/seats',
  'seats, paused': '/shows/the-keeper-s-log-c9pwh7/seats',
  booking: 'booking',
  'my bookings': '/bookings',
  'not found': '/nothing-here',
};

let booking: string;

test.beforeAll(async ({ request }) => {
  const { seats } = await (await request.get(`/api/shows/${TEMPEST}/seats`)).json();
  booking = await rival(request, TEMPEST, [seats.indexOf('a')]);
});

test.afterAll(async ({ request }) => {
  await request.delete(`/api${booking}`);
});

const addressOf = (path: string) => (path === 'booking' ? booking : path);

const VIEWS = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

for (const { colorScheme, viewport } of VIEWS) {
  test.describe(`${colorScheme}, ${viewport.width} px wide`, () => {
    test.use({ colorScheme, viewport, contextOptions: { reducedMotion: 'reduce' } });

    for (const [name, path] of Object.entries(PAGES)) {
      test(`has no axe violations and does not scroll sideways: ${name}`, async ({ page }) => {
        await page.goto(addressOf(path));
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBe(viewport.width);
        const violations = await findAxeViolations(page);
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      });
    }

    test('has no axe violations in a refused form and an open cancel form', async ({ page }) => {
      await page.goto(`/shows/${TEMPEST}/seats?section=1&best=2`);
      await page.getByLabel('Your name').fill('🎭');
      await page.getByLabel('E-mail').fill('ana@example.com');
      await page.getByRole('button', { name: 'Book these seats' }).click();
      await expect(page.getByText('Nothing was booked yet')).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
      await page.goto(booking);
      await page.locator('summary').click();
      expect(await findAxeViolations(page)).toEqual([]);
    });
  });
}

test('search answers any input with a message', async ({ page }) => {
  const messages: [string, RegExp][] = [
    ['/search?date=2026-13-44', /year-month-day/],
    [`/search?q=${'a'.repeat(10_000)}`, /at most 100 characters/],
    ['/search?q=%00', /cannot be read/],
    ['/search?page=1000000000&q=tempest', /2 shows with “tempest”/],
    ['/search?q=tempest&q=fado', /with “tempest”/],
    ['/search?venue=nowhere', /an unknown venue/],
    ['/search?q=%25_%27%3B--', /No show with/],
  ];
  for (const [path, message] of messages) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.getByText(message).first(), path).toBeVisible();
  }
});

test('finds a show by text, day and venue', async ({ page, request }) => {
  const { shows } = await (await request.get('/api/shows')).json();
  const fado = shows.find(({ slug }: { slug: string }) => slug.startsWith('fado'));
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: fado.venue.timeZone });
  await page.goto('/');
  await page.getByLabel('Show, name or place').fill('quietly');
  await page.getByLabel('Day').fill(day.format(new Date(fado.startsAt)));
  await page.getByLabel('Venue').selectOption(fado.venue.id);
  await page.getByRole('button', { name: 'Find shows' }).click();
  await expect(page.locator('.show')).toHaveCount(1);
  await expect(page.getByRole('link', { name: fado.title })).toBeVisible();
});

test('opens a booking only with its complete link, and forbids caching its page', async ({
  page,
}) => {
  const opened = await page.goto(booking);
  expect(opened?.headers()['cache-control']).toContain('no-store');
  expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
  const wrong = booking.slice(0, -1) + (booking.endsWith('A') ? 'B' : 'A');
  const bodies = [];
  for (const path of [wrong, '/bookings/zzzz-unknown', `${booking.slice(0, -2)}`]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    bodies.push(await page.locator('main').textContent());
  }
  expect(new Set(bodies).size).toBe(1);
});

test('lists the bookings that were opened on this device', async ({ page }) => {
  await page.goto('/bookings');
  await expect(page.getByText('no bookings on this device')).toBeVisible();
  await page.goto(booking);
  await page.getByRole('link', { name: 'My bookings' }).first().click();
  await page.getByRole('link', { name: 'The Tempest' }).click();
  expect(new URL(page.url()).pathname).toBe(booking);
});

test('serves a booking as a calendar file', async ({ request }) => {
  const answer = await request.get(`${booking}/calendar.ics`);
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(answer.headers()['cache-control']).toContain('no-store');
  expect(await answer.text()).toContain('SUMMARY:The Tempest');
  expect((await request.get('/bookings/k3f9a2-x/calendar.ics')).status()).toBe(404);
});

test('prints a ticket on one page', async ({ page }) => {
  await page.goto(booking);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test('has a sitemap, robots.txt and preview images', async ({ page, request }) => {
  const site = await (await request.get('/sitemap.xml')).text();
  expect(site).toContain(`/shows/${TEMPEST}</loc>`);
  expect(await (await request.get('/robots.txt')).text()).toContain('Disallow: /bookings');
  await page.goto(`/shows/${TEMPEST}`);
  const image = await metaContent(page, 'og:image');
  const picture = await request.get(new URL(image).pathname);
  expect(picture.headers()['content-type']).toBe('image/png');
  expect((await picture.body()).length).toBeGreaterThan(10_000);
  expect(await metaContent(page, 'og:title')).toContain('The Tempest');
});

async function metaContent(page: Page, property: string): Promise<string> {
  return (await page.locator(`meta[property="${property}"]`).getAttribute('content')) ?? '';
}

test('serves posters as immutable, and 404 for anything else', async ({ request }) => {
  const poster = await request.get('/posters/tide-7.svg');
  expect(poster.headers()['content-type']).toBe('image/svg+xml');
  expect(poster.headers()['cache-control']).toContain('immutable');
  for (const name of ['tide', 'tide-x.svg', 'toString-1.svg', 'nothing-1.svg']) {
    expect((await request.get(`/posters/${name}`)).status(), name).toBe(404);
  }
});
