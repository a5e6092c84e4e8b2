import { expect, test } from '@playwright/test';
import { seatLabels, seatName } from '@/lib/visitors/seating/seat-name';
import { MapPage } from './map-page';

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

test('books two seats by pressing them on the map', async ({ page }) => {
  const hall = await MapPage.open(page, inTheatre);
  const [first = 0, second = 0, third = 0] = await hall.freeSeats(3);
  for (const seat of [first, second, third]) await hall.press(seat);
  await page.getByRole('button', { name: `Remove ${seatName(hall.layout, third)}` }).click();
  await expect(hall.bookButton).toHaveText(/^Book 2 seats · £\d/);

  await hall.fillBuyer();
  await hall.bookButton.click();
  await page.waitForURL('**/bookings/*');
  await expect(page.getByText('Ana Marques').first()).toBeVisible();
  const states = await hall.states();
  expect(states[first]).toBe('b');
  expect(states[second]).toBe('b');
  expect(states[third]).toBe('a');
});

test('books by keyboard alone and announces each focused seat', async ({ page }) => {
  const hall = await MapPage.open(page, inTheatre);
  await expect(hall.map).toBeVisible();
  for (let tabs = 0; !(await hall.map.evaluate((map) => map === document.activeElement)); tabs++) {
    expect(tabs).toBeLessThan(20);
    await page.keyboard.press('Tab');
  }
  const said = hall.map.locator('~ [aria-live="assertive"]');
  await expect(said).toHaveText(/, Row \w+, Seat \d+\. .*£\d.*\. Available\.$/);
  const before = await said.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(said).not.toHaveText(before ?? '');
  await page.keyboard.press('PageDown');
  await expect(said).toHaveText(/Available\.$/);
  await page.keyboard.press('Enter');
  await expect(said).toHaveText(/Your choice\.$/);
  await expect(page.getByRole('status').filter({ hasText: 'chosen' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(said).toHaveText(/Available\.$/);
  await page.keyboard.press(' ');

  const name = page.getByLabel('Your name');
  while (!(await name.evaluate((field) => field === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('Ana Marques');
  await page.keyboard.press('Tab');
  await page.keyboard.type(`${crypto.randomUUID()}@example.com`);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/bookings/*');
});

test('names a chosen seat that was taken, and offers the nearest one', async ({ page }) => {
  const hall = await MapPage.open(page, inTheatre);
  const [mine = 0, gone = 0] = await hall.freeSeats(2);
  await hall.press(mine);
  await hall.press(gone);
  await hall.bookElsewhere([gone]);

  const { row, seat } = seatLabels(hall.layout, gone);
  const notice = page.getByRole('region', { name: 'Seats no longer available' });
  await expect(notice).toContainText(`${row}, ${seat} was taken while you were choosing.`);
  await expect(hall.bookButton).toHaveText(/^Book 1 seat ·/);
  await notice.getByRole('button', { name: 'Take this seat' }).click();
  await expect(hall.bookButton).toHaveText(/^Book 2 seats ·/);
});

test('a refusal keeps the typed fields and the available seats', async ({ page }) => {
  const hall = await MapPage.open(page, inTheatre);
  const [mine = 0, gone = 0] = await hall.freeSeats(2);
  await hall.press(mine);
  await hall.press(gone);
  await hall.fillBuyer();
  // Neither the stream nor polls deliver seat states from here on.
  await page.route('**/api/shows/*/seats', (route) => route.abort());
  await page.route('**/api/shows/*/live*', (route) => route.abort());
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await hall.bookElsewhere([gone]);
  await hall.bookButton.click();

  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was booked' })).toContainText(
    seatLabels(hall.layout, gone).seat,
  );
  await expect(page.getByLabel('Your name')).toHaveValue('Ana Marques');
  await expect(hall.bookButton).toHaveText(/^Book 1 seat ·/);
  await page.unroute('**/api/shows/*/seats');
  await page.getByRole('button', { name: 'Take this seat' }).click();
  await hall.bookButton.click();
  await page.waitForURL('**/bookings/*');
  expect((await hall.states())[mine]).toBe('b');
});

test('retries a lost response under the same key, also after a reload', async ({ page }) => {
  const hall = await MapPage.open(page, inTheatre);
  const [seat = 0] = await hall.freeSeats(1);
  await hall.press(seat);
  await hall.fillBuyer();
  const keys: string[] = [];
  await page.route('**/shows/*', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const body = route.request().postDataBuffer()?.toString() ?? '';
    keys.push(/name="[^"]*key"\s+([\w-]+)/.exec(body)?.[1] ?? '');
    // The server books, and its answer is lost.
    if (keys.length < 3) await route.fetch();
    return keys.length < 3 ? route.abort() : route.fallback();
  });
  const alert = page.getByRole('alert').filter({ hasText: 'cannot be booked twice' });

  await hall.bookButton.click();
  await expect(alert).toBeVisible();
  expect((await hall.states())[seat]).toBe('b');
  await hall.bookButton.click();
  await expect.poll(() => keys.length).toBe(2);
  await page.reload();
  await expect(alert).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Ana Marques');
  await hall.bookButton.click();
  await page.waitForURL('**/bookings/*');
  expect(keys[0]).toMatch(/^[\w-]{16,}$/);
  expect(new Set(keys).size).toBe(1);
});

test('reloads the page to retry when no response arrives', async ({ page }) => {
  const hall = await MapPage.open(page, inTheatre);
  const [seat = 0] = await hall.freeSeats(1);
  await hall.press(seat);
  await hall.fillBuyer();
  let sent = 0;
  await page.route('**/shows/*', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    sent += 1;
    // The first is never answered: Next would keep a second one of this page behind it.
    return sent === 1 ? undefined : route.fallback();
  });
  await page.clock.install();
  await hall.bookButton.click();
  await expect.poll(() => sent).toBe(1);
  await page.clock.fastForward(21_000);
  const alert = page.getByRole('alert').filter({ hasText: 'cannot be booked twice' });
  await expect(alert).toBeVisible();
  await hall.bookButton.click();
  await page.waitForURL('**/bookings/*');
  expect(sent).toBe(2);
});

test('a page from before a deployment offers to load again, and keeps the choice', async ({
  page,
}) => {
  const hall = await MapPage.open(page, inTheatre);
  const [seat = 0] = await hall.freeSeats(1);
  await hall.press(seat);
  await hall.fillBuyer();
  await page.route('**/shows/*', (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const headers = { ...route.request().headers(), 'next-action': '0'.repeat(42) };
    return route.continue({ headers });
  });
  await hall.bookButton.click();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await page.unroute('**/shows/*');
  await expect(page.getByLabel('Your name')).toHaveValue('Ana Marques');
  await hall.bookButton.click();
  await page.waitForURL('**/bookings/*');
});

test('offers to load the plan again after a failure', async ({ page }) => {
  await page.route('**/api/plans/*', (route) => route.abort());
  const hall = await MapPage.open(page, inTheatre);
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await expect(hall.map).toBeHidden();
  await page.unroute('**/api/plans/*');
  await again.click();
  await expect(hall.map).toBeVisible();
});

test('opens a sale by the server’s clock, without a reload', async ({ page }) => {
  const isUpcoming = ({ salesStart }: { salesStart: string }) =>
    Date.parse(salesStart) > Date.now();
  const opensIn = { seconds: 3 };
  // Without the stream, which would send the true time.
  await page.route('**/api/shows/*/live*', (route) => route.abort());
  await page.route('**/api/shows/*/seats', async (route) => {
    const response = await route.fetch();
    const now = Date.parse(salesStart) - opensIn.seconds * 1_000;
    const headers = { ...response.headers(), date: new Date(now).toUTCString() };
    await route.fulfill({ response, headers });
  });
  let salesStart = '';
  const hall = await MapPage.open(page, (show) => {
    salesStart = show.salesStart;
    return isUpcoming(show);
  });
  await expect(page.getByRole('timer')).toHaveText(/^00:00:0\d$/);
  await expect(page.getByRole('button', { name: 'Find seats' })).toBeVisible();
  await expect(page.getByRole('timer')).toBeHidden();
  expect(hall.show.salesStart).toBe(salesStart);
});

test('the page contains no seat states, buyer or key', async ({ page }) => {
  const hall = await MapPage.open(page, inTheatre);
  const html = await (await page.request.get(`/shows/${hall.show.slug}`)).text();
  const states = await hall.states();
  expect(html).not.toContain(states.slice(0, 40));
  expect(html).not.toMatch(/name="key"|idempotency/i);
});

test('the wheel zooms, and scrolls the page at the smallest scale', async ({ page }) => {
  const hall = await MapPage.open(page, inTheatre);
  await expect(hall.map).toBeVisible();
  const far = await hall.scale();
  const box = await hall.map.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 100);
  await page.mouse.wheel(0, -300);
  expect(await hall.scale()).toBeGreaterThan(far * 1.5);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.mouse.wheel(0, 900);
  expect(await hall.scale()).toBe(far);
  // Chromium gives events that follow closely to the gesture before them, which the map has used.
  const scrollOn = async () => {
    await page.mouse.wheel(0, 200);
    return page.evaluate(() => scrollY);
  };
  await expect.poll(scrollOn).toBeGreaterThan(100);
});

test('shows a message and the list if the browser cannot paint the map', async ({ page }) => {
  await page.addInitScript(() => {
    const real = Worker;
    // A worker's address that leads nowhere is what a lost chunk looks like.
    window.Worker = class extends real {
      constructor() {
        super('/no-such-worker.js');
      }
    };
  });
  await MapPage.open(page, inTheatre);
  await expect(page.getByText('This browser cannot draw the map.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Choose from a list instead' })).toBeVisible();
});
