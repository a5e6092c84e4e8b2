import { expect, test } from '@playwright/test';
import { asking, post } from './support/api';
import { look } from './support/look';
import { dropShows, makeShow } from './support/own-show';
import { signIn } from './support/staff';

test.afterAll(dropShows);

test('a manager prepares a show for a crowd; who edits an older version is told how it is now', async ({
  page,
  request,
  context,
}) => {
  const show = await makeShow();
  await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}`);
  await page.getByRole('link', { name: 'On-sale' }).click();
  await expect(page.getByRole('heading', { name: 'High demand' })).toBeVisible();
  await look(page);
  const other = await context.newPage();
  await other.goto(page.url());

  await page.getByLabel('How many may choose at once').fill('nobody');
  await page.getByRole('button', { name: 'Store it' }).click();
  await expect(page.getByLabel('How many may choose at once')).toHaveAccessibleDescription(
    /whole number/,
  );
  await page.getByLabel('How many may choose at once').fill('');
  await page.getByLabel('Bookings are decided').selectOption('through the queue: high demand');
  await page.getByRole('button', { name: 'Store it' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'It is stored' })).toBeVisible();
  await expect.poll(async () => (await post(request, show, asking([0]))).status()).toBe(202);

  // The other tab still has what was before.
  await other.getByLabel('How many may choose at once').fill('40');
  await other.getByRole('button', { name: 'Store it' }).click();
  await expect(other.getByText('Now: high demand on, waiting room off.')).toBeVisible();
  await expect(other.getByLabel('How many may choose at once')).toHaveValue('40');
  await expect(other.getByLabel('Bookings are decided')).toHaveValue('no');
  await other.getByRole('button', { name: 'Store it' }).click();
  await expect(other.getByRole('status').filter({ hasText: 'It is stored' })).toBeVisible();
  await expect.poll(async () => (await post(request, show, asking([1]))).status()).toBe(403);
});
