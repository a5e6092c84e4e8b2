import { expect, type Page, test } from '@playwright/test';
import { seatName } from '@/lib/visitors/seating/seat-name';
import { MapPage } from './map-page';
import { findAxeViolations } from './support/find-axe-violations';

const inTheatre = (show: {
  venue: { name: string };
  availability: string;
  status: string;
  salesStart: string;
}) =>
  show.venue.name === 'The Old Ropeworks' &&
  show.availability === 'plenty' &&
  show.status === 'on_sale' &&
  Date.parse(show.salesStart) < Date.now();

const STREAM = '**/api/shows/*/live*';

/** Collects the addresses of a page's requests that match. */
function collectRequests(page: Page, ending: RegExp): string[] {
  const sent: string[] = [];
  page.on('request', (request) => ending.test(request.url()) && sent.push(request.url()));
  return sent;
}
const polls = (page: Page) => collectRequests(page, /\/api\/shows\/[^/]+\/seats$/);
const streamRequests = (page: Page) => collectRequests(page, /\/live(\?.*)?$/);

/** Moves the pointer to a seat, so that its tooltip shows its state. */
async function pointAt(hall: MapPage, seat: number) {
  await hall.hover(seat);
  return hall.page.locator('.map-tip');
}

test('a booking in one browser appears in the other, without polling', async ({
  page,
  browser,
}) => {
  const polled = polls(page);
  const hall = await MapPage.open(page, inTheatre);
  const [seat = 0] = await hall.freeSeats(1);
  const tip = await pointAt(hall, seat);
  await expect(tip).toBeVisible();
  await expect(tip).not.toContainText('Taken');

  const other = await browser.newPage();
  const theirs = await MapPage.open(other, inTheatre);
  await theirs.press(seat);
  await theirs.fillBuyer();
  await theirs.bookButton.click();
  await other.waitForURL('**/bookings/*');
  await expect(tip).toContainText('Taken');

  await other.getByText('Cancel this booking', { exact: true }).click();
  await other.getByRole('button', { name: 'Yes, cancel this booking' }).click();
  await expect(tip).not.toContainText('Taken');
  await other.close();
  expect(polled).toEqual([]);
});

test('names chosen seats that were taken, and offers the nearest with one press', async ({
  page,
}) => {
  const polled = polls(page);
  const hall = await MapPage.open(page, inTheatre);
  const [mine = 0, first = 0, second = 0] = await hall.freeSeats(3);
  for (const seat of [mine, first, second]) await hall.press(seat);
  await page.getByLabel('Your name').focus();
  await hall.bookElsewhere([first]);
  await hall.bookElsewhere([second]);

  const notice = page.getByRole('region', { name: 'Seats no longer available' });
  await expect(notice).toContainText('taken while you were choosing.');
  await expect(notice).toContainText('The nearest two seats:');
  const said = page.getByRole('status').filter({ hasText: 'taken while you were choosing.' });
  await expect(said).toContainText(seatName(hall.layout, first).split(', ').at(-1) ?? '');
  await expect(said).toContainText('The nearest two seats:');
  await expect(page.getByRole('alert').filter({ hasText: 'taken while' })).toHaveCount(0);
  await expect(page.getByLabel('Your name')).toBeFocused();
  const violations = await findAxeViolations(page);
  expect(violations).toEqual([]);

  await expect(hall.bookButton).toHaveText(/^Book 1 seat ·/);
  await notice.getByRole('button', { name: 'Take these seats' }).press('Enter');
  await expect(hall.bookButton).toHaveText(/^Book 3 seats ·/);
  await expect(notice).toBeHidden();
  expect(polled).toEqual([]);
});

test('without a stream the page polls, and tries the stream again', async ({ page }) => {
  const polled = polls(page);
  await page.route(STREAM, (route) => route.abort());
  const hall = await MapPage.open(page, inTheatre);
  const [first = 0, second = 0] = await hall.freeSeats(2);
  const tip = await pointAt(hall, first);
  await hall.bookElsewhere([first]);
  await expect(tip).toContainText('Taken');
  expect(polled.length).toBeGreaterThan(0);

  const streams = streamRequests(page);
  await page.unroute(STREAM);
  await expect.poll(() => streams.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await pointAt(hall, second);
  await expect(tip).not.toContainText('Taken');
  const before = await lengthWhenQuiet(polled);
  await hall.bookElsewhere([second]);
  await expect(tip).toContainText('Taken');
  expect(polled.length).toBe(before);
});

test('the page polls when the stream is refused', async ({ page }) => {
  await page.route(STREAM, (route) => route.fulfill({ status: 503, body: '' }));
  const hall = await MapPage.open(page, inTheatre);
  const [seat = 0] = await hall.freeSeats(1);
  const tip = await pointAt(hall, seat);
  await hall.bookElsewhere([seat]);
  await expect(tip).toContainText('Taken');
});

test('the page polls when the stream sends nothing', async ({ page }) => {
  // As with a proxy that buffers the response.
  await page.route(STREAM, () => undefined);
  const hall = await MapPage.open(page, inTheatre);
  const [seat = 0] = await hall.freeSeats(1);
  await expect(hall.map).toBeVisible();
  const tip = await pointAt(hall, seat);
  await hall.bookElsewhere([seat]);
  await expect(tip).toContainText('Taken');
});

test('ignores a delta that starts from another version', async ({ page }) => {
  const hall = await MapPage.open(page, inTheatre);
  const states = await hall.states();
  const answer = await page.request.get(`/api/shows/${hall.show.slug}/seats`);
  const { plan, version } = await answer.json();
  const sum = Number(version.split('.').at(-1));
  const [seat = 0] = await hall.freeSeats(1);
  let opened = 0;
  await page.route(STREAM, (route) => {
    opened += 1;
    if (opened > 1) return route.continue();
    const whole = `id:${sum}.${plan.slice(0, 4)}\nevent:seats\ndata:${JSON.stringify({ plan, version, seats: states })}\n\n`;
    // As if the delta before this one had been lost.
    const delta = `id:${sum + 9}.${plan.slice(0, 4)}\ndata:1 ${seat}b\n\n`;
    return route.fulfill({ contentType: 'text/event-stream', body: whole + delta });
  });
  const streams = streamRequests(page);
  await page.reload();
  const tip = await pointAt(hall, seat);
  await expect.poll(() => streams.length).toBe(2);
  await expect(tip).toBeVisible();
  await expect(tip).not.toContainText('Taken');
  // The page asks for a snapshot, because its own states may be wrong.
  expect(streams[1]).not.toContain('from=');
});

test('shows a banner while offline, and the current map afterwards', async ({
  page,
  context,
  playwright,
  baseURL,
}) => {
  const hall = await MapPage.open(page, inTheatre);
  const [seat = 0] = await hall.freeSeats(1);
  const tip = await pointAt(hall, seat);
  const banner = page.getByRole('alert').filter({ hasText: 'The map may be out of date' });
  await context.setOffline(true);
  await expect(banner).toBeVisible({ timeout: 20_000 });
  const elsewhere = await playwright.request.newContext(baseURL ? { baseURL } : {});
  const booked = await elsewhere.post(`/api/shows/${hall.show.slug}/bookings`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { seats: [seat], name: 'Another Buyer', email: `${crypto.randomUUID()}@example.com` },
  });
  expect(booked.status()).toBe(201);
  await context.setOffline(false);
  await expect(banner).toBeHidden({ timeout: 20_000 });
  await expect(tip).toContainText('Taken');
  await elsewhere.dispose();
});

test('a hidden page closes its stream, and is current when it is shown again', async ({ page }) => {
  const ended: string[] = [];
  page.on('requestfailed', (request) => /\/live/.test(request.url()) && ended.push(request.url()));
  page.on(
    'requestfinished',
    (request) => /\/live/.test(request.url()) && ended.push(request.url()),
  );
  const streams = streamRequests(page);
  const hall = await MapPage.open(page, inTheatre);
  const [seat = 0] = await hall.freeSeats(1);
  const tip = await pointAt(hall, seat);
  await expect(tip).toBeVisible();
  await hide(page, true);
  await expect.poll(() => ended.length, { timeout: 15_000 }).toBe(1);
  await hall.bookElsewhere([seat]);
  await hide(page, false);
  await expect(tip).toContainText('Taken');
  // The page sends its last event id, and receives what it missed.
  expect(streams[1]).toMatch(/\?from=\d+\.[0-9a-f]{4}$/);
});

/** Makes the page believe that it is hidden, or shown. */
function hide(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** The length of a list once nothing was added for longer than the poll interval. */
async function lengthWhenQuiet(list: string[]): Promise<number> {
  for (let last = -1; last !== list.length; ) {
    last = list.length;
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }
  return list.length;
}
