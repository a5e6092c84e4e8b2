import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { dropShows } from './support/own-show';
import { SeatListPage } from './support/seat-list-page';
import {
  expireAdmissions,
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

test.describe('the waiting room without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('waits, chooses from the list when it is their turn, and gets the tickets', async ({
    page,
    context,
  }) => {
    const show = await makeWaitingRoomShow({ queued: true });
    expect(await visitWaitingRoom(await newVisitor(), show)).toMatchObject({ status: 'inside' });

    await page.goto(`/shows/${show.slug}`);
    await page.getByRole('link', { name: 'Choose from a list instead' }).click();
    await expect(page).toHaveURL(/\/waiting$/);
    await expect(page.locator('meta[http-equiv=refresh]')).toHaveCount(0);
    await joinQueue(page);
    await expect(waitingRoom(page)).toContainText('You are next');
    const refresh = page.locator('meta[http-equiv=refresh]');
    await expect(refresh).toHaveAttribute('content', /^10;url=\/shows\/.+\/waiting$/);

    await removeAdmissions(show);
    // The page reloads by itself.
    await expect(page.getByRole('heading', { name: 'It is your turn' })).toBeVisible(POLL_TIMEOUT);
    await page.getByRole('button', { name: 'Choose your seats' }).click();
    await expect(page).toHaveURL(/\/seats$/);
    const admission = async () =>
      (await context.cookies()).find(({ name }) => name === `rowlock-admission-${show.id}`)?.value;
    const before = await admission();
    const list = new SeatListPage(page);
    await list.open(show.slug, 0);
    // Each page of seats renews the admission.
    expect(await admission()).not.toBe(before);
    await expect(page.getByText(/^Choose and book until \d\d:\d\d$/)).toBeVisible();
    await list.tickFree(2);
    await list.fillBuyer('Ana Silva', `${randomUUID()}@example.com`);
    await list.book();
    // The request page reloads by itself too.
    await expect(page).toHaveURL(TICKETS, POLL_TIMEOUT);
    await expect(page.locator('.ticket')).toHaveCount(2);
  });

  test('does not join again on its own when the turn has expired', async ({ page }) => {
    const show = await makeWaitingRoomShow();
    await visitWaitingRoom(await newVisitor(), show);
    await page.goto(`/shows/${show.slug}/waiting`);
    await joinQueue(page);
    await expect(waitingRoom(page)).toContainText('You are next');
    await removeAdmissions(show);
    await page.reload();
    await expect(waitingRoom(page)).toContainText(/continue to the seats within [45] minutes/);
    await expireAdmissions(show);
    await page.getByRole('button', { name: 'Choose your seats' }).click();
    await expect(page.getByRole('heading', { name: 'Your turn is over' })).toBeVisible();
    await expect(page).toHaveURL(/\/waiting$/);
  });

  test('keeps a form that is sent without an admission and leads to the waiting room', async ({
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
    await expect(page.getByRole('alert').first()).toContainText('has a waiting room');
    await expect(page.getByLabel('Your name')).toHaveValue('Ana Silva');
    for (const seat of [first, second]) await expect(list.seat(seat)).toBeChecked();
    expect(await list.key()).toBe(key);
    await expect(page.getByRole('alert').first()).toContainText('Keep this page open');
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Open the waiting room in a new tab' }).click();
    await expect((await opened).getByRole('button', { name: 'Join the queue' })).toBeVisible();
  });
});
