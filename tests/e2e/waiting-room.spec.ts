import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { shows } from '@/db/schema';
import { MapPage } from './map-page';
import { asking, expectProblem, post } from './support/api';
import { checkEveryLook } from './support/every-look';
import { look } from './support/look';
import { expectDescribed } from './support/openapi';
import { database, dropShows, type OwnShow } from './support/own-show';
import { SeatListPage } from './support/seat-list-page';
import {
  expireAdmissions,
  makeWaitingRoomShow,
  newVisitor,
  removeAdmissions,
  visitWaitingRoom,
} from './support/waiting-room';

test.afterAll(dropShows);

const TICKETS = /\/bookings\/[a-z0-9]+-/;
/** The next in line come back after four seconds, and a tab that follows another one a little later. */
const PATIENT = { timeout: 30_000 };
const join = (page: Page) => page.getByRole('button', { name: 'Join the queue' }).click();
const change = (show: OwnShow, to: Partial<typeof shows.$inferInsert>) =>
  database().db.update(shows).set(to).where(eq(shows.id, show.id));
const line = (page: Page) => page.getByRole('region', { name: 'Waiting room' });

test('with a script: wait, choose on the map when the turn comes, request page, tickets', async ({
  page,
  context,
}) => {
  const show = await makeWaitingRoomShow({ queued: true });
  const first = await newVisitor();
  expect(await visitWaitingRoom(first, show)).toMatchObject({ status: 'inside' });
  const second = await newVisitor();
  await visitWaitingRoom(second, show);

  const room = await MapPage.at(page, show.slug);
  await join(page);
  await expect(page.getByRole('heading', { name: 'You are in the queue' })).toBeFocused();
  await expect(line(page)).toContainText('One person is ahead of you');
  await expect(page.getByRole('status').first()).toContainText(
    'You are in the queue. One person is',
  );
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0');
  await expect(page).toHaveTitle(/^1 ahead of you · A Trial/);
  await expect(room.map).toHaveCount(0);
  const size = page.viewportSize();
  await checkEveryLook(page);
  if (size) await page.setViewportSize(size);

  // Loaded again, and in another tab, it is the same place.
  await page.reload();
  await expect(line(page)).toContainText('2 people are in the queue');
  const tab = await context.newPage();
  await tab.goto(`/shows/${show.slug}`);
  await expect(line(tab)).toContainText('2 people are in the queue');
  await tab.close();

  await removeAdmissions(show);
  expect(await visitWaitingRoom(second, show)).toMatchObject({ status: 'inside' });
  await expect(line(page)).toContainText('You are next', PATIENT);
  await removeAdmissions(show);
  await expect(page).toHaveTitle(/^Your turn · A Trial/, PATIENT);
  await expect(page.getByText(/^Time to choose and book: 1[45]:\d\d/)).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText(
    'It is your turn. You have 15 minutes',
  );
  await look(page);
  const [seat = 0] = await room.freeSeats(1);
  await room.press(seat);
  await room.fillBuyer();
  await room.bookButton.click();
  await expect(page).toHaveURL(TICKETS, PATIENT);
  await expect(page.locator('.ticket')).toHaveCount(1);
});

test('a turn that is over keeps what was chosen and typed, and leads back to the line', async ({
  page,
  context,
}) => {
  const show = await makeWaitingRoomShow({ admitAtOnce: 3 });
  const room = await MapPage.at(page, show.slug);
  await join(page);
  await expect(page.getByText('It is your turn', { exact: true })).toBeFocused();
  const [seat = 0] = await room.freeSeats(1);
  await room.press(seat);
  await room.fillBuyer();
  await context.clearCookies();
  await room.bookButton.click();

  await expect(page.getByRole('heading', { name: 'Waiting room' })).toBeVisible();
  await expect(room.map).toHaveCount(0);
  await join(page);
  await expect(page.getByLabel('Your name')).toHaveValue('Ana Marques');
  await page.goto(`/shows/${show.slug}/seats?section=0`);
  await expect(page.getByText(/^Time to choose and book: 1[45]:\d\d/)).toBeVisible();
  await look(page);
  await page.goBack();
  await room.bookButton.click();
  await expect(page).toHaveURL(TICKETS);
  // Who has booked has made room, and their place was used.
  await page.goto(`/shows/${show.slug}`);
  await expect(page.getByRole('heading', { name: 'Your turn is over' })).toBeVisible();
});

test('before the opening: a countdown, a draw, and a look at it', async ({ page }) => {
  const show = await makeWaitingRoomShow({ salesStart: new Date(Date.now() + 600_000) });
  await page.goto(`/shows/${show.slug}`);
  await expect(page.getByRole('timer')).toHaveText(/^00:09:\d\d$/);
  await join(page);
  await expect(line(page)).toContainText('You are the first in the queue');
  await look(page);
  await page.getByRole('link', { name: 'Choose from a list instead' }).click();
  await expect(page).toHaveURL(/\/waiting$/);
  await expect(line(page)).toContainText('You are the first in the queue');
  await look(page);
  // Of a sale that is put off the line hears before the page that everyone sees.
  await change(show, { salesStart: new Date(Date.now() + 2_400_000) });
  await page.goto(`/shows/${show.slug}`);
  await expect(page.getByRole('timer')).toHaveText(/^00:39:\d\d$/);
});

test('a pause is said aloud, and a show that is cancelled is called so', async ({ page }) => {
  const show = await makeWaitingRoomShow();
  await visitWaitingRoom(await newVisitor(), show);
  await page.goto(`/shows/${show.slug}`);
  await join(page);
  const spoken = page.getByRole('status').first();
  await expect(spoken).toContainText('You are in the queue. You are next.');
  await change(show, { status: 'paused' });
  await expect(spoken).toContainText('Sales are paused for the moment', PATIENT);
  await change(show, { status: 'cancelled' });
  await expect(spoken).toHaveText('This show was cancelled.', PATIENT);
  await expect(page.getByText('This show was cancelled. No seats are sold')).toBeVisible();
});

test('scripts that do not come leave the line as it is without them', async ({ page }) => {
  const show = await makeWaitingRoomShow();
  await page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
  await page.goto(`/shows/${show.slug}`);
  await page.getByRole('link', { name: 'To the waiting room' }).click();
  await expect(page.getByRole('button', { name: 'Join the queue' })).toBeVisible();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('wait, choose from the list when the turn comes, request page, tickets', async ({
    page,
    context,
  }) => {
    const show = await makeWaitingRoomShow({ queued: true });
    expect(await visitWaitingRoom(await newVisitor(), show)).toMatchObject({ status: 'inside' });

    await page.goto(`/shows/${show.slug}`);
    await page.getByRole('link', { name: 'Choose from a list instead' }).click();
    await expect(page).toHaveURL(/\/waiting$/);
    await expect(page.locator('meta[http-equiv=refresh]')).toHaveCount(0);
    await join(page);
    await expect(line(page)).toContainText('You are next');
    const again = page.locator('meta[http-equiv=refresh]');
    await expect(again).toHaveAttribute('content', /^10;url=\/shows\/.+\/waiting$/);

    await removeAdmissions(show);
    // It loads itself again.
    await expect(page.getByRole('heading', { name: 'It is your turn' })).toBeVisible(PATIENT);
    await page.getByRole('button', { name: 'Choose your seats' }).click();
    await expect(page).toHaveURL(/\/seats$/);
    const admission = async () =>
      (await context.cookies()).find(({ name }) => name === `rowlock-admission-${show.id}`)?.value;
    const before = await admission();
    const list = new SeatListPage(page);
    await list.open(show.slug, 0);
    // Each page of seats gives more time.
    expect(await admission()).not.toBe(before);
    await expect(page.getByText(/^Choose and book until \d\d:\d\d$/)).toBeVisible();
    await list.tickFree(2);
    await list.fillBuyer('Ana Silva', `${randomUUID()}@example.com`);
    await list.book();
    // The request's page loads itself again as well.
    await expect(page).toHaveURL(TICKETS, PATIENT);
    await expect(page.locator('.ticket')).toHaveCount(2);
  });

  test('a turn that lapsed is over, and takes no new place by itself', async ({ page }) => {
    const show = await makeWaitingRoomShow();
    await visitWaitingRoom(await newVisitor(), show);
    await page.goto(`/shows/${show.slug}/waiting`);
    await join(page);
    await expect(line(page)).toContainText('You are next');
    await removeAdmissions(show);
    await page.reload();
    await expect(line(page)).toContainText(/continue to the seats within [45] minutes/);
    await expireAdmissions(show);
    await page.getByRole('button', { name: 'Choose your seats' }).click();
    await expect(page.getByRole('heading', { name: 'Your turn is over' })).toBeVisible();
    await expect(page).toHaveURL(/\/waiting$/);
  });

  test('a form sent without being let in keeps what was typed and leads to the line', async ({
    page,
    context,
  }) => {
    const show = await makeWaitingRoomShow();
    await visitWaitingRoom(page.request, show);
    const list = new SeatListPage(page);
    await list.open(show.slug, 0);
    const [first, second] = await list.tickFree(2);
    await list.fillBuyer('Ana Silva', 'ana@example.com');
    const key = await list.key();
    await context.clearCookies();
    await list.book();
    await expect(page.getByRole('alert').first()).toContainText('from a waiting room');
    await expect(page.getByLabel('Your name')).toHaveValue('Ana Silva');
    for (const seat of [first, second]) await expect(list.seat(seat)).toBeChecked();
    expect(await list.key()).toBe(key);
    await expect(page.getByRole('alert').first()).toContainText('Keep this page open');
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'To the waiting room' }).click();
    await expect((await opened).getByRole('button', { name: 'Join the queue' })).toBeVisible();
  });
});

test.describe('the API', () => {
  test('lets in in the order of the line, books for who is in, and for nobody else', async () => {
    const show = await makeWaitingRoomShow();
    const [ana, ben] = [await newVisitor(), await newVisitor()];
    const outside = await ana.post(`${show.url}/waiting-room`, { data: { join: false } });
    await expectDescribed(outside, 'post');
    expect(await outside.json()).toMatchObject({ status: 'outside', joinInMs: 0 });
    const inside = await ana.post(`${show.url}/waiting-room`, { data: { join: true } });
    await expectDescribed(inside, 'post');
    expect(inside.headers()['cache-control']).toBe('no-store');
    const waiting = await ben.post(`${show.url}/waiting-room`, { data: { join: true } });
    await expectDescribed(waiting, 'post');
    expect(await waiting.json()).toMatchObject({ status: 'waiting', ahead: 0 });

    await expectProblem(await post(ben, show, asking([0])), 403, 'not_admitted');
    const key = { 'Idempotency-Key': randomUUID() };
    const asked = asking([0]);
    const booked = await post(ana, show, asked, key);
    expect(booked.status(), await booked.text()).toBe(201);
    expect(await visitWaitingRoom(ben, show, false)).toMatchObject({ status: 'inside' });
    // An answer that was lost is given again to who had been let in.
    expect(await (await post(ana, show, asked, key)).json()).toEqual(await booked.json());
  });

  test('refuses what it cannot use, and other sites', async () => {
    const show = await makeWaitingRoomShow();
    const who = await newVisitor();
    const send = (data: unknown, headers: Record<string, string> = {}) =>
      who.post(`${show.url}/waiting-room`, { data, headers });
    await expectProblem(await send({}), 422, 'invalid');
    await expectProblem(await send({ join: 'yes' }), 422, 'invalid');
    await expectProblem(
      await send(Buffer.from('{'), { 'content-type': 'application/json' }),
      400,
      'not_json',
    );
    await expectProblem(
      await send('join=1', { 'content-type': 'text/plain' }),
      415,
      'content_type',
    );
    const foreign = await send({ join: true }, { origin: 'https://elsewhere.example' });
    await expectProblem(foreign, 403, 'foreign_origin');
    const unknown = await who.post('/api/shows/nosuch/waiting-room', { data: { join: true } });
    await expectProblem(unknown, 404, 'not_found');
    expect((await who.storageState()).cookies).toEqual([]);
  });
});
