import { expect, type Page, test } from '@playwright/test';
import { checkEveryLook } from './support/every-look';
import { dropShows, makeShow, type OwnShow } from './support/own-show';
import { signIn } from './support/staff';

test.afterAll(dropShows);

async function book(page: Page, show: OwnShow, seats: number[]): Promise<void> {
  const response = await page.request.post(`${show.url}/bookings`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { seats, name: 'Ana Marques', email: `${crypto.randomUUID()}@example.com` },
  });
  expect(response.status()).toBe(201);
}

test('a show’s sales page updates by itself', async ({ page }) => {
  const show = await makeShow();
  await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}/sales`);
  await expect(page.getByText('No sales yet.').first()).toBeVisible();
  await book(page, show, [0, 1]);
  const figure = (label: RegExp) =>
    page.locator('.sales-figures div').filter({ hasText: label }).locator('dd');
  await expect(figure(/Sold of/)).toHaveText('2', { timeout: 30_000 });
  await expect(figure(/Revenue/)).toHaveText('€40');
  await expect(page.getByRole('img', { name: /Revenue by day in EUR/ })).toBeVisible();
  await book(page, show, [2]);
  await expect(figure(/Sold of/)).toHaveText('3', { timeout: 30_000 });
  const web = page.getByRole('row', { name: /To be paid/ });
  await expect(web).toContainText('€60');
  await page.getByText('Show as a table').click();
  await expect(page.getByRole('table', { name: 'Sales by day in EUR' })).toContainText('€60');
  await expect(page.getByText(/behind the latest sales/)).toBeVisible();
  await expect(page.getByText('In the last day: 3')).toBeVisible();
  await expect(page.getByRole('img', { name: /Seats by time of sale/ })).toBeVisible();
  await checkEveryLook(page);
});

test('the figures return 304 until something changes', async ({ page }) => {
  const show = await makeShow();
  await signIn(page, 'owner');
  const address = `/staff/shows/${show.id}/sales/figures`;
  const first = await page.request.get(address);
  const etag = first.headers().etag ?? '';
  const ask = async () =>
    (await page.request.get(address, { headers: { 'if-none-match': etag } })).status();
  expect(await ask()).toBe(304);
  await book(page, show, [0]);
  await expect.poll(ask).toBe(200);
});

test('the sales of all shows never add currencies', async ({ page }) => {
  const euros = await makeShow({ title: 'A Trial in Euros' });
  const pounds = await makeShow({ title: 'A Trial in Pounds', currency: 'GBP' });
  await book(page, euros, [0]);
  await book(page, pounds, [0]);
  await signIn(page, 'manager');
  await expect
    .poll(async () => {
      await page.goto('/staff/sales');
      return page.getByRole('heading', { name: /in GBP$/ }).count();
    })
    .toBe(1);
  await expect(page.getByRole('heading', { name: /in EUR$/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Sales by show' })).toBeVisible();
  await checkEveryLook(page);
});
