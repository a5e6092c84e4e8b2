import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { shows } from '@/db/schema';
import { MapPage } from './map-page';
import { checkEveryLook } from './support/every-look';
import { look } from './support/look';
import { database, dropShows, type OwnShow } from './support/own-show';
import {
  joinQueue,
  makeWaitingRoomShow,
  newVisitor,
  POLL_TIMEOUT,
  removeAdmissions,
  visitWaitingRoom,
  waitingRoom,
} from './support/waiting-room';

test.afterAll(dropShows);

const TICKETS = /\/bookings\/[a-z0-9]+-/;
const change = (show: OwnShow, to: Partial<typeof shows.$inferInsert>) =>
  database().db.update(shows).set(to).where(eq(shows.id, show.id));

test('waits, chooses on the map when it is their turn, and gets the tickets', async ({
  page,
  context,
}) => {
  const show = await makeWaitingRoomShow({ queued: true });
  const first = await newVisitor();
  expect(await visitWaitingRoom(first, show)).toMatchObject({ status: 'inside' });
  const second = await newVisitor();
  await visitWaitingRoom(second, show);

  const room = await MapPage.at(page, show.slug);
  await joinQueue(page);
  await expect(page.getByRole('heading', { name: 'You are in the queue' })).toBeFocused();
  await expect(waitingRoom(page)).toContainText('One person is ahead of you');
  await expect(page.getByRole('status').first()).toContainText(
    'You are in the queue. One person is',
  );
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0');
  await expect(page).toHaveTitle(/^1 ahead of you · A Trial/);
  await expect(room.map).toHaveCount(0);
  const size = page.viewportSize();
  await checkEveryLook(page);
  if (size) await page.setViewportSize(size);

  // After a reload and in another tab the position is the same.
  await page.reload();
  await expect(waitingRoom(page)).toContainText('2 people are in the queue');
  const tab = await context.newPage();
  await tab.goto(`/shows/${show.slug}`);
  await expect(waitingRoom(tab)).toContainText('2 people are in the queue');
  await tab.close();

  await removeAdmissions(show);
  expect(await visitWaitingRoom(second, show)).toMatchObject({ status: 'inside' });
  await expect(waitingRoom(page)).toContainText('You are next', POLL_TIMEOUT);
  await removeAdmissions(show);
  await expect(page).toHaveTitle(/^Your turn · A Trial/, POLL_TIMEOUT);
  await expect(page.getByText(/^Time to choose and book: 1[45]:\d\d/)).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText(
    'It is your turn. You have 15 minutes',
  );
  await look(page);
  const [seat = 0] = await room.freeSeats(1);
  await room.press(seat);
  await room.fillBuyer();
  await room.bookButton.click();
  await expect(page).toHaveURL(TICKETS, POLL_TIMEOUT);
  await expect(page.locator('.ticket')).toHaveCount(1);
});

test('keeps the chosen seats and the form when the turn is over, and leads back to the queue', async ({
  page,
  context,
}) => {
  const show = await makeWaitingRoomShow({ admitAtOnce: 3 });
  const room = await MapPage.at(page, show.slug);
  await joinQueue(page);
  await expect(page.getByText('It is your turn', { exact: true })).toBeFocused();
  const [seat = 0] = await room.freeSeats(1);
  await room.press(seat);
  await room.fillBuyer();
  await context.clearCookies();
  await room.bookButton.click();

  await expect(page.getByRole('heading', { name: 'Waiting room' })).toBeVisible();
  await expect(room.map).toHaveCount(0);
  await joinQueue(page);
  await expect(page.getByLabel('Your name')).toHaveValue('Ana Marques');
  await page.goto(`/shows/${show.slug}/seats?section=0`);
  await expect(page.getByText(/^Time to choose and book: 1[45]:\d\d/)).toBeVisible();
  await look(page);
  await page.goBack();
  await room.bookButton.click();
  await expect(page).toHaveURL(TICKETS);
  // The booking has used up the queue entry.
  await page.goto(`/shows/${show.slug}`);
  await expect(page.getByRole('heading', { name: 'Your turn is over' })).toBeVisible();
});

test('shows a countdown and the number of others before the opening', async ({ page }) => {
  const show = await makeWaitingRoomShow({ salesStart: new Date(Date.now() + 600_000) });
  await page.goto(`/shows/${show.slug}`);
  await expect(page.getByRole('timer')).toHaveText(/^00:09:\d\d$/);
  await joinQueue(page);
  await expect(waitingRoom(page)).toContainText('You are the first in the queue');
  await look(page);
  await page.getByRole('link', { name: 'Choose from a list instead' }).click();
  await expect(page).toHaveURL(/\/waiting$/);
  await expect(waitingRoom(page)).toContainText('You are the first in the queue');
  await look(page);
  // The waiting room shows a postponed sale before the cached page does.
  await change(show, { salesStart: new Date(Date.now() + 2_400_000) });
  // A process caches the sale mode for a second.
  await expect(async () => {
    await page.goto(`/shows/${show.slug}`);
    await expect(page.getByRole('timer')).toHaveText(/^00:39:\d\d$/, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
});

test('announces a pause and a cancellation to screen readers', async ({ page }) => {
  const show = await makeWaitingRoomShow();
  await visitWaitingRoom(await newVisitor(), show);
  await page.goto(`/shows/${show.slug}`);
  await joinQueue(page);
  const spoken = page.getByRole('status').first();
  await expect(spoken).toContainText('You are in the queue. You are next.');
  await change(show, { status: 'paused' });
  await expect(spoken).toContainText('Sales are paused for the moment', POLL_TIMEOUT);
  await change(show, { status: 'cancelled' });
  await expect(spoken).toHaveText('This show was cancelled.', POLL_TIMEOUT);
  await expect(page.getByText('This show was cancelled. No seats are sold')).toBeVisible();
});

test('works as without JavaScript when scripts do not load', async ({ page }) => {
  const show = await makeWaitingRoomShow();
  await page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
  await page.goto(`/shows/${show.slug}`);
  await page.getByRole('link', { name: 'To the waiting room' }).click();
  await expect(page.getByRole('button', { name: 'Join the queue' })).toBeVisible();
});
