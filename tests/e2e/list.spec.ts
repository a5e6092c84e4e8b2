import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { rival } from './support/rival';
import { SeatListPage } from './support/seat-list-page';

const TEMPEST = 'the-tempest-k3f9a2';

/** A new address for each booking, because the seats per buyer are limited. */
const someEmail = () => `${randomUUID()}@example.com`;

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('finds, books and cancels seats; taken seats are not offered meanwhile', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'The Tempest' }).first().click();
    await page.getByRole('link', { name: /list/ }).first().click();
    await page.getByRole('link', { name: 'Circle' }).click();
    const list = new SeatListPage(page);
    const [first, second] = await list.tickFree(2);
    await list.type(first).selectOption('child');
    await list.fillBuyer('Ana Silva', someEmail());
    await list.book();

    await expect(page).toHaveURL(/\/bookings\/[a-z0-9]+-/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The Tempest');
    await expect(page.getByRole('img', { name: /Ticket code: Circle/ })).toHaveCount(2);
    await expect(page.getByText('Child, Circle, £15')).toBeVisible();
    await expect(page.getByText('Standard, Circle, £31')).toBeVisible();
    await expect(page.locator('dd', { hasText: '£46' })).toBeVisible();
    const booking = page.url();

    await list.open(TEMPEST, 1);
    await expect(list.seat(first)).toHaveCount(0);
    await expect(list.seat(second)).toHaveCount(0);

    await page.goto(booking);
    await page.locator('summary').click();
    await page.getByRole('button', { name: /Yes, cancel/ }).click();
    await expect(page.getByText('This booking is cancelled')).toBeVisible();
    await expect(page.getByRole('img', { name: /Ticket code/ })).toHaveCount(0);
    await list.open(TEMPEST, 1);
    await expect(list.seat(first)).toBeEnabled();
  });

  test('ticks the best seats side by side', async ({ page }) => {
    await page.goto(`/shows/${TEMPEST}/seats`);
    await page.getByLabel('Number of seats').fill('3');
    await page.getByRole('button', { name: 'Find seats' }).click();
    await expect(page).toHaveURL(/section=\d+&best=3/);
    await expect(page.locator('input[name=seat]:checked')).toHaveCount(3);
    await expect(page.getByText('Selected for you')).toBeVisible();
  });
});

for (const javaScriptEnabled of [false, true]) {
  test.describe(`a refusal ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('keeps everything that was typed', async ({ page }) => {
      const list = new SeatListPage(page);
      await list.open(TEMPEST, 1);
      const [first, second] = await list.tickFree(2);
      await list.type(second).selectOption('concession');
      await list.fillBuyer('Ana 🎭', someEmail());
      const key = await list.key();
      await list.book();

      await expect(page.getByRole('alert').first()).toContainText('Nothing was booked yet');
      await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/emoji/);
      await expectKept(list, page, [first, second], 'Ana 🎭');
      await expect(list.type(second)).toHaveValue('concession');
      expect(await list.key()).not.toBe(key);

      await list.fillBuyer('Ana', someEmail());
      await list.book();
      await expect(page).toHaveURL(/\/bookings\//);
      await expect(page.locator('.ticket')).toHaveCount(2);
    });

    test('names the taken seat, keeps the other, and offers the nearest', async ({
      page,
      request,
    }) => {
      const list = new SeatListPage(page);
      await list.open(TEMPEST, 1);
      const [mine, lost] = await list.tickFree(2);
      await list.fillBuyer('Ben Okafor', someEmail());
      await rival(request, TEMPEST, [lost]);
      await list.book();

      await expect(page.getByRole('alert').first()).toContainText('taken while you were choosing');
      await expectKept(list, page, [mine], 'Ben Okafor');
      await expect(list.seat(lost)).toHaveCount(0);
      const offer = page.locator('#offer input[name=seat]');
      await expect(offer).toHaveCount(1);
      await offer.check();
      await list.book();
      await expect(page).toHaveURL(/\/bookings\//);
      await expect(page.locator('.ticket')).toHaveCount(2);
    });
  });
}

async function expectKept(list: SeatListPage, page: Page, seats: number[], name: string) {
  await expect(page.locator('input[name=seat]:checked')).toHaveCount(seats.length);
  for (const seat of seats) await expect(list.seat(seat)).toBeChecked();
  await expect(page.getByLabel('Your name')).toHaveValue(name);
}

test('updates the total when the selection changes', async ({ page }) => {
  const list = new SeatListPage(page);
  await list.open(TEMPEST, 1);
  await expect(page.getByText('No seat chosen yet')).toBeVisible();
  const [first] = await list.tickFree(2);
  await expect(page.getByText('2 seats, £62')).toBeVisible();
  await list.type(first).selectOption('child');
  await expect(page.getByText('2 seats, £46')).toBeVisible();
});

test('reports a section that does not exist, and lists the others', async ({ page }) => {
  for (const section of ['99', 'x', '-1']) {
    await page.goto(`/shows/${TEMPEST}/seats?section=${section}`);
    await expect(page.getByText('no such section')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Stalls' })).toBeVisible();
  }
});

test('shows a message instead of the form for a show that is not on sale', async ({
  page,
  request,
}) => {
  const { shows } = await (await request.get('/api/shows')).json();
  const paused = shows.find((show: { status: string }) => show.status === 'paused');
  await page.goto(`/shows/${paused.slug}/seats`);
  await expect(page.getByText('Sales are paused')).toBeVisible();
  await expect(page.locator('input[name=seat]')).toHaveCount(0);
});
