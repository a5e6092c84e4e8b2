import { expect, test } from '@playwright/test';
import { asking, post } from './support/api';
import { look } from './support/look';
import { dropShows, makeShow } from './support/own-show';
import { signIn } from './support/staff';

test.afterAll(dropShows);

test('a manager switches the booking queue on; an edit of an older version is a conflict', async ({
  page,
  request,
  context,
}) => {
  const show = await makeShow();
  await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}`);
  await page.getByRole('link', { name: 'High demand' }).click();
  await expect(page.getByRole('heading', { name: 'Booking queue' })).toBeVisible();
  await look(page);
  const other = await context.newPage();
  await other.goto(page.url());

  await page.getByLabel('Visitors who can choose seats at the same time').fill('nobody');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(
    page.getByLabel('Visitors who can choose seats at the same time'),
  ).toHaveAccessibleDescription(/whole number/);
  await page.getByLabel('Visitors who can choose seats at the same time').fill('');
  await page.getByLabel('Process bookings').selectOption('In the booking queue');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Changes saved' })).toBeVisible();
  await expect.poll(async () => (await post(request, show, asking([0]))).status()).toBe(202);

  // The other tab has the values from before.
  await other.getByLabel('Visitors who can choose seats at the same time').fill('40');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Now: booking queue on, waiting room off.')).toBeVisible();
  await expect(other.getByLabel('Visitors who can choose seats at the same time')).toHaveValue(
    '40',
  );
  await expect(other.getByLabel('Process bookings')).toHaveValue('no');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('status').filter({ hasText: 'Changes saved' })).toBeVisible();
  await expect.poll(async () => (await post(request, show, asking([1]))).status()).toBe(403);
});
