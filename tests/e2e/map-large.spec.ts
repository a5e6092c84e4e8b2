import { expect, type Page, test } from '@playwright/test';
import { feedSeats, sendChanges, waitForFeed } from '@/tests/support/browser/feed-seats';
import { measurePageMemory } from '@/tests/support/browser/measure-page-memory';
import { closeStadium, openStadium } from '@/tests/support/data/open-stadium';
import { replicaCaughtUp } from '@/tests/support/services/test-services';
import { MapPage } from './map-page';

const url = process.env.DATABASE_URL ?? '';
const replicaUrl = process.env.DATABASE_REPLICA_URL ?? '';
const id = crypto.randomUUID().replaceAll('-', '').slice(0, 10);
let slug = '';

test.beforeAll(async () => {
  slug = (await openStadium(url, id)).slug;
  await replicaCaughtUp({ url, replicaUrl });
});
test.afterAll(() => closeStadium(url, id));

/** A free seat and the section that it is in. */
async function freeSeat(hall: MapPage) {
  const [seat = 0] = await hall.freeSeats(1);
  const section = hall.layout.sections.findLast(({ first }) => first <= seat);
  return { seat, section: section?.name ?? '' };
}

test('chooses a section, then a seat in it, and returns to all sections', async ({ page }) => {
  const hall = await MapPage.at(page, slug);
  const { seat, section } = await freeSeat(hall);
  const far = await hall.scale();
  await hall.hover(seat);
  const tip = page.locator('.map-tip');
  await expect(tip).toContainText(section);
  await expect(tip).toContainText(/\d+ of \d+ left · from £\d+/);
  await hall.press(seat);
  await expect(page.locator('.section-bar')).toContainText(section);
  await expect(tip).toBeHidden();
  expect(await hall.scale()).toBeGreaterThan(far * 4);

  await hall.press(seat);
  await expect(hall.bookButton).toHaveText(/^Book 1 seat · £\d/);
  await page.getByRole('button', { name: 'All sections' }).click();
  expect(await hall.scale()).toBe(far);
  await expect(page.locator('.section-bar')).toBeHidden();
  await expect(hall.bookButton).toHaveText(/^Book 1 seat · £\d/);
});

test('keys move between sections, open one, choose a seat and return', async ({ page }) => {
  const hall = await MapPage.at(page, slug);
  const far = await hall.scale();
  const said = hall.map.locator('~ [aria-live="assertive"]');
  await page.keyboard.press('Tab');
  while (!(await hall.map.evaluate((map) => map === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  const sectionSaid =
    /^Block \d+\. \d+ of \d+ seats left, from £\d+\. Press Enter to choose seats in it\.$/;
  await expect(said).toHaveText(sectionSaid);
  const first = (await said.textContent()) ?? '';
  await page.keyboard.press('ArrowUp');
  await expect(said).not.toHaveText(first);
  await expect(said).toHaveText(sectionSaid);
  const [section = ''] = ((await said.textContent()) ?? '').split('.');

  await page.keyboard.press('Enter');
  await expect(said).toHaveText(new RegExp(`^${section}, Row \\d+, Seat \\d+\\. .* Available\\.$`));
  expect(await hall.scale()).toBeGreaterThan(far * 4);
  await page.keyboard.press('Enter');
  await expect(said).toHaveText(/Your choice\.$/);
  await page.keyboard.press('Escape');
  await expect(said).toHaveText(new RegExp(`^${section}\\. `));
  expect(await hall.scale()).toBe(far);
});

/** Records the messages to the painter, and how many seats are animated as taken. */
async function noteWork(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted = { changes: [] as { seats: number[]; letters: string }[], tiles: 0, going: 0 };
    Object.assign(window, { noted });
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message) {
      if (message.seats) noted.changes.push(message);
      if (message.tile) noted.tiles += 1;
      send.call(this, message);
    };
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (node instanceof Element && node.matches('.seat-going')) noted.going += 1;
        }
      }
    }).observe(document, { subtree: true, childList: true });
  });
}

type Noted = { changes: { seats: number[]; letters: string }[]; tiles: number; going: number };

const noted = (page: Page) => page.evaluate(() => (window as unknown as { noted: Noted }).noted);

/** Waits until the painter gets no tiles for 400 ms. */
async function painted(page: Page): Promise<void> {
  for (let before = -1, now = 0; before !== now; ) {
    before = now;
    await page.waitForTimeout(400);
    now = (await noted(page)).tiles;
  }
}

test('sends and paints only the seat that was taken, and fades it out', async ({ page }) => {
  await noteWork(page);
  await feedSeats(page);
  const hall = await MapPage.at(page, slug);
  const { seat } = await freeSeat(hall);
  await waitForFeed(page);
  await hall.press(seat);
  await hall.scale();
  await painted(page);
  const before = await noted(page);
  await sendChanges(page, { seats: [seat] });
  await expect.poll(async () => (await noted(page)).going).toBe(1);
  await painted(page);
  const after = await noted(page);
  expect(after.changes.slice(before.changes.length)).toEqual([{ seats: [seat], letters: 'b' }]);
  // A row of a block crosses at most two columns of tiles, and lies on the edge of at most two rows.
  expect(after.tiles - before.tiles).toBeGreaterThan(0);
  expect(after.tiles - before.tiles).toBeLessThanOrEqual(4);
  await expect(page.locator('.seat-going')).toHaveCount(0);
});

test('animates nothing with reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await noteWork(page);
  await feedSeats(page);
  const hall = await MapPage.at(page, slug);
  const { seat } = await freeSeat(hall);
  await waitForFeed(page);
  await hall.press(seat);
  await hall.scale();
  await painted(page);
  await sendChanges(page, { seats: [seat] });
  await painted(page);
  expect((await noted(page)).going).toBe(0);
});

test('thousands of changes do not grow the page’s memory', async ({ page }) => {
  test.slow();
  await feedSeats(page);
  const hall = await MapPage.at(page, slug);
  const { seat } = await freeSeat(hall);
  await waitForFeed(page);
  await hall.press(seat);
  await hall.scale();
  const cdp = await page.context().newCDPSession(page);
  await sendChanges(page, { count: 500, pause: 0 });
  const before = await measurePageMemory(cdp);
  await sendChanges(page, { count: 3_000, pause: 0 });
  const after = await measurePageMemory(cdp);
  // The states are 38 kB, so a leak of one in ten would hold 11 MB.
  expect(after.page - before.page).toBeLessThan(4_000_000);
  expect(after.workers - before.workers).toBeLessThan(4_000_000);
  expect(after.nodes - before.nodes).toBeLessThan(1_000);
});
