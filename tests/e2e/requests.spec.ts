import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { MapPage } from './map-page';
import { asking, expectProblem, post } from './support/api';
import { checkEveryLook } from './support/every-look';
import { openLive } from './support/live-stream';
import { expectDescribed } from './support/openapi';
import { countSold, dropShows, makeShow, type OwnShow } from './support/own-show';
import { raw } from './support/raw';
import { acceptedRequest, settle } from './support/requests';
import { SeatListPage } from './support/seat-list-page';
import { serveSecond } from './support/second-site';

let show: OwnShow;
/** For tests that choose any free seats of the map; the others name their seats. */
let mapShow: OwnShow;
test.beforeAll(async () => {
  show = await makeShow({ queued: true });
  mapShow = await makeShow({ queued: true });
});
test.afterAll(dropShows);

const site = process.env.BASE_URL ?? '';
const someEmail = () => `${randomUUID()}@example.com`;
const TICKETS = /\/bookings\/[a-z0-9]+-/;

async function expectWaiting(page: Page) {
  await expect(page.getByRole('heading', { name: 'Your request is in the queue' })).toBeVisible();
}

test.describe('with scripts', () => {
  test('a request from the map is queued, and its tickets open', async ({ page }) => {
    const map = await MapPage.at(page, mapShow.slug);
    const [seat = 0] = await map.freeSeats(1);
    await map.press(seat);
    await map.fillBuyer();
    await map.bookButton.click();
    await expect(page).toHaveURL(TICKETS);
    await expect(page.locator('.ticket')).toHaveCount(1);
    await page.goBack();
    // The request's page is not in the history, and the form is empty.
    await expect(page).toHaveURL(`${site}/shows/${mapShow.slug}`);
    await expect(map.bookButton).toHaveCount(0);
  });

  test('a refused buyer sees which seat is taken, and books the nearest with the same details', async ({
    page,
    request,
  }) => {
    await page.route('**/live', (route) => route.abort());
    const map = await MapPage.at(page, mapShow.slug);
    const [lost = 0, mine = 0] = await map.freeSeats(2);
    await map.press(lost);
    await map.press(mine);
    await map.fillBuyer();
    // Keeps this page from learning that its seat is taken.
    await page.route('**/seats', (route) => route.abort());
    const rival = await post(request, mapShow, asking([lost]));
    expect(rival.status()).toBe(202);
    await expect.poll(async () => (await map.states())[lost]).toBe('b');
    await map.bookButton.click();
    await expect(page.getByRole('heading', { name: 'Not booked' })).toBeVisible();
    const notice = page.getByRole('alert').filter({ hasText: 'nearest' });
    await expect(notice).toContainText('taken while you were choosing');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Take this seat' }).click();
    await expect(page.getByLabel('Your name')).toHaveValue('Ana Marques');
    await expect(page.getByRole('button', { name: /^Book 2 seats/ })).toBeVisible();
    await map.bookButton.click();
    await expect(page).toHaveURL(TICKETS);
    await expect(page.locator('.ticket')).toHaveCount(2);
  });

  test('the page of a waiting request goes to its tickets automatically', async ({ page }) => {
    const waiting = acceptedRequest(show, [0]);
    await page.goto(waiting.page);
    await expectWaiting(page);
    await checkEveryLook(page);
    await settle(show, [waiting.request]);
    await expect(page).toHaveURL(TICKETS);
  });

  test('without a stream the page polls, and shows the nearest seats after a refusal', async ({
    page,
  }) => {
    const [first, late] = [acceptedRequest(show, [2]), acceptedRequest(show, [2])];
    await page.route('**/live', (route) => route.abort());
    await page.goto(late.page);
    await expectWaiting(page);
    await settle(show, [first.request, late.request]);
    await expect(page.getByRole('heading', { name: 'Not booked' })).toBeVisible();
    await expect(page.getByText('nearest')).toBeVisible();
    await checkEveryLook(page);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Not booked' })).toBeVisible();
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the plain form leads to the request, and the request to the tickets', async ({ page }) => {
    const list = new SeatListPage(page);
    await list.open(show.slug, 0);
    await list.tickFree(2);
    await list.fillBuyer('Ana Silva', someEmail());
    await list.book();
    // The page reloads itself while the request waits.
    await expect(page).toHaveURL(TICKETS, { timeout: 30_000 });
    await expect(page.locator('.ticket')).toHaveCount(2);
  });

  test('the page of a waiting request can be reloaded, until the request is refused', async ({
    page,
  }) => {
    const [first, late] = [acceptedRequest(show, [4]), acceptedRequest(show, [4])];
    await page.goto(late.page);
    await expectWaiting(page);
    await settle(show, [first.request, late.request]);
    await page.getByRole('link', { name: 'Reload now' }).click();
    await expect(page.getByRole('heading', { name: 'Not booked' })).toBeVisible();
    await expect(page.getByText('the nearest')).toBeVisible();
    await page.getByRole('link', { name: 'Choose other seats' }).click();
    await expect(page).toHaveURL(`${site}/shows/${show.slug}/seats`);
    await page.goto(first.page);
    await expect(page).toHaveURL(TICKETS);
  });
});

test('the API accepts, reports and streams requests as its description says', async ({
  request,
}) => {
  const accepted = await post(request, show, asking([8]));
  expect(accepted.status()).toBe(202);
  await expectDescribed(accepted, 'post');
  const { token, link } = await accepted.json();
  expect(link).toBe(`${site}/bookings/requests/${token}`);
  expect(accepted.headers()).toMatchObject({
    location: `${site}/api/requests/${token}`,
    'cache-control': 'no-store',
  });
  const status = () => request.get(`/api/requests/${token}`);
  await expect.poll(async () => (await (await status()).json()).status).toBe('booked');
  await expectDescribed(await status(), 'get');

  const waiting = acceptedRequest(show, [8]);
  const waits = await request.get(waiting.api);
  expect(await waits.json()).toMatchObject({ status: 'waiting' });
  await expectDescribed(waits, 'get');
  const live = await openLive(site, `${waiting.api}/live`);
  expect(live.headers['content-type']).toBe('text/event-stream');
  await settle(show, [waiting.request]);
  const settled = async () => {
    for (;;) {
      const event = await live.events.next();
      if (!event || event.event === 'settled') return event?.data;
    }
  };
  expect(await settled()).toBe('{"status":"refused"}');
  live.hangUp();
  const refused = await request.get(waiting.api);
  expect(await refused.json()).toMatchObject({ reason: 'seats_taken', taken: [8] });
  await expectDescribed(refused, 'get');
  const head = await raw('HEAD', `${waiting.api}/live`);
  expect([head.status, head.headers['content-type']]).toEqual([200, 'text/event-stream']);
});

test('a request’s page is not stored or indexed, and a token without our signature is not found', async ({
  request,
}) => {
  const { token, page, api } = acceptedRequest(show, [9]);
  const answer = await raw('GET', page);
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toContain('no-store');
  expect(answer.headers['referrer-policy']).toBe('no-referrer');
  expect(answer.headers['x-robots-tag']).toContain('noindex');

  const [text = '', signature = ''] = token.split('.');
  const other = Buffer.from(
    Buffer.from(text, 'base64url').toString().replace(show.id, 'zzzzzz'),
  ).toString('base64url');
  for (const wrong of ['nothing', `${token}x`, `${text}.`, `${other}.${signature}`]) {
    expect((await raw('GET', `/bookings/requests/${wrong}`)).status, wrong).toBe(404);
    expect((await raw('GET', `/api/requests/${wrong}/live`)).status, wrong).toBe(404);
    await expectProblem(await request.get(`/api/requests/${wrong}`), 404, 'not_found', 'get');
  }
  expect((await request.get(api)).status()).toBe(200);
});

test('while the broker is down nothing is accepted, and the form keeps its values and its key', async ({
  page,
  request,
}) => {
  const second = await serveSecond({
    ...(process.env as Record<string, string>),
    RABBITMQ_URL: 'amqp://127.0.0.1:9',
    SITE_URL: '',
  });
  try {
    const list = new SeatListPage(page);
    await page.goto(`${second.url}/shows/${show.slug}/seats?section=0`);
    await list.tickFree(2);
    await list.fillBuyer('Ana Silva', 'ana@example.com');
    const key = await list.key();
    const before = await countSold(show);
    await list.book();
    await expect(page.getByRole('alert').first()).toContainText('could not take your request');
    expect(await list.key()).toBe(key);
    await expect(page.locator('input[name=name]')).toHaveValue('Ana Silva');
    const refused = await request.post(`${second.url}${show.url}/bookings`, {
      data: asking([5]),
      headers: { 'Idempotency-Key': randomUUID() },
    });
    await expectProblem(refused, 503, 'not_accepted');
    expect(refused.headers()['retry-after']).toMatch(/^\d+$/);
    expect(await countSold(show)).toEqual(before);
  } finally {
    await second.stop();
  }
});
