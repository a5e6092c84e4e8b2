import { expect, type Page, test } from '@playwright/test';
import { eq, sql } from 'drizzle-orm';
import { blocks } from '@/db/schema';
import { parseSeatRanges } from '@/lib/office/blocks/seat-ranges';
import { countFree } from '@/lib/visitors/seating/seat-states';
import { blockSeats } from '@/tests/support/data/block-seats';
import { MapPage } from './map-page';
import { checkEveryLook } from './support/every-look';
import { database, dropShows, makeShow, type OwnShow } from './support/own-show';
import { signIn } from './support/staff';

test.afterAll(dropShows);

async function statesOf(page: Page, show: OwnShow): Promise<string> {
  const answer = await page.request.get(`${show.url}/seats`);
  return ((await answer.json()) as { seats: string }).seats;
}

const heldIn = (states: string) => [...states].filter((letter) => letter === 'x').length;

test('a row that a manager puts on hold goes off sale on open maps at once', async ({
  page,
  browser,
}) => {
  const show = await makeShow();
  const visitor = await browser.newContext();
  const open = await MapPage.at(await visitor.newPage(), show.slug);
  await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}/blocks`);
  await page.getByLabel('A row').check();
  const map = page.getByRole('application');
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const hold = page.getByRole('button', { name: /^Put \d+ seats on hold$/ });
  await expect(hold).toBeVisible();
  const count = Number(/\d+/.exec((await hold.textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(1);
  const form = page.getByRole('region', { name: /^Put \d+ seats on hold$/ });
  await form.getByLabel('For', { exact: true }).fill('House seats');
  await form.getByLabel('Reason').fill('The mayor’s party');
  const ranges = await form.locator('input[name=seats]').inputValue();
  await open.hover(parseSeatRanges(ranges)?.[0] ?? -1);
  const tip = open.page.locator('.map-tip');
  await expect(tip).toBeVisible();
  await expect(tip).not.toContainText('Not for sale');
  await hold.click();
  await expect(page.getByRole('row', { name: /House seats/ })).toContainText(String(count));
  await expect(page.getByRole('button', { name: 'Put 0 seats on hold' })).toBeVisible();
  expect(heldIn(await statesOf(page, show))).toBe(count);
  await expect(tip).toContainText('Not for sale');

  await page.getByRole('link', { name: 'House seats' }).click();
  await page.getByLabel('Reason').fill('The mayor and her guests');
  await page.getByLabel('Release automatically at').fill('2020-01-01T10:00');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('This time is past.')).toBeVisible();
  await expect(page.getByLabel('Reason')).toHaveValue('The mayor and her guests');
  await page.getByLabel('Release automatically at').fill('2040-01-01T10:00');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('definition').first()).toHaveText('The mayor and her guests');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Release selected seats' }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(count - 1);
  await checkEveryLook(page);
  await page.getByText('Release all seats…').click();
  await page.getByRole('button', { name: `Release ${count - 1} seats` }).click();
  await expect(page.getByText(/^Released on/)).toBeVisible();
  expect(heldIn(await statesOf(page, show))).toBe(0);
  await expect(tip).toBeVisible();
  await expect(tip).not.toContainText('Not for sale');
  await visitor.close();
});

test('a drag selects the seats that it passes', async ({ page }) => {
  const show = await makeShow();
  const open = await MapPage.at(page, show.slug);
  await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}/blocks`);
  await page.getByLabel('Drag to select').check();
  await open.map.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  // The seats of the last row are in a straight line.
  const { first, count } = open.layout.rows.at(-1) ?? { first: 0, count: 0 };
  const [from, to] = [await open.pointOf(first), await open.pointOf(first + count - 1)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('heading', { name: `Put ${count} seats on hold` })).toBeVisible();
  await expect(page.locator('input[name=seats]')).toHaveValue(`${first}-${first + count - 1}`);
  expect(await open.pointOf(first)).toEqual(from);
  await page.mouse.click(from.x, from.y);
  await expect(page.getByRole('heading', { name: `Put ${count - 1} seats on hold` })).toBeVisible();
});

test('names seats that were sold meanwhile, and keeps what was typed', async ({ page }) => {
  const show = await makeShow();
  await signIn(page, 'manager');
  await page.goto(`/staff/shows/${show.id}/blocks`);
  await page.getByLabel('A row').check();
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const form = page.getByRole('region', { name: /^Put \d+ seats on hold$/ });
  await form.getByLabel('For', { exact: true }).fill('Press');
  await form.getByLabel('Reason').fill('First night');
  const held = parseSeatRanges(await form.locator('input[name=seats]').inputValue()) ?? [];
  const answer = await page.request.post(`${show.url}/bookings`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { seats: [held[0]], name: 'Somebody Else', email: 'else@example.com' },
  });
  expect(answer.status()).toBe(201);
  await expect(form.getByRole('alert')).toContainText('taken while you were choosing');
  await form.getByRole('button', { name: /^Put \d+ seats on hold$/ }).click();
  await expect(form.getByText(/No seats were put on hold\./)).toBeVisible();
  await checkEveryLook(page);
  await expect(form.getByLabel('For', { exact: true })).toHaveValue('Press');
  expect(heldIn(await statesOf(page, show))).toBe(0);
  await form.getByRole('button', { name: 'Remove them' }).click();
  await form.getByRole('button', { name: /^Put \d+ seats on hold$/ }).click();
  await expect(page.getByRole('row', { name: /Press/ })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('seats are put on hold by name and released again', async ({ page }) => {
    const show = await makeShow({ status: 'draft' });
    await signIn(page, 'manager');
    await page.goto(`/staff/shows/${show.id}/blocks`);
    await page.getByLabel('Row', { exact: true }).fill('no such row');
    await page.getByLabel('For', { exact: true }).fill('Technical');
    await page.getByLabel('Reason').fill('The sound desk');
    await page.getByLabel('Release automatically at').fill('2040-01-01T10:00');
    await page.getByRole('button', { name: 'Put these seats on hold' }).click();
    await expect(page.getByText('has no row no such row')).toBeVisible();
    await expect(page.getByLabel('Reason')).toHaveValue('The sound desk');
    await expect(page.getByLabel('Release automatically at')).toHaveValue('2040-01-01T10:00');
    await page.getByLabel('Row', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Put these seats on hold' }).click();
    await expect(page.getByText('on hold for Technical')).toBeVisible();
    await page.getByRole('link', { name: 'Technical' }).click();
    await expect(page.getByText('1 January 2040, 10:00')).toBeVisible();
    await page.getByText('Release all seats…').click();
    await page.getByRole('button', { name: /^Release \d+ seats$/ }).click();
    await expect(page.getByText(/^Released on/)).toBeVisible();
  });
});

test('a block is released automatically on its date', async ({ page }) => {
  const show = await makeShow();
  const block = await blockSeats(database(), show.id, [0, 1]);
  await expect.poll(async () => heldIn(await statesOf(page, show))).toBe(2);
  await database().db.update(blocks).set({ releaseAt: sql`now()` }).where(eq(blocks.id, block));
  await expect.poll(async () => heldIn(await statesOf(page, show))).toBe(0);
  await signIn(page, 'owner');
  await page.goto(`/staff/audit?subject=block:${block}`);
  await expect(page.getByRole('row', { name: /block.released/ })).toContainText(
    'rowlock (automatic)',
  );
});

test('the box office sees the seats on hold and cannot change them', async ({ page }) => {
  const show = await makeShow();
  expect(countFree(await statesOf(page, show))).toBeGreaterThan(0);
  await signIn(page, 'box_office');
  await page.goto(`/staff/shows/${show.id}/blocks`);
  await expect(page.getByText('No seats are on hold.')).toBeVisible();
  await expect(page.getByRole('application')).toBeVisible();
  await expect(page.getByRole('button', { name: /Hold/ })).toHaveCount(0);
});
