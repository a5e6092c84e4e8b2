import { type CDPSession, expect, test } from '@playwright/test';
import { MapPage } from './map-page';

const inArena = (show: { venue: { name: string }; status: string; salesStart: string }) =>
  show.venue.name === 'Harbour Arena' &&
  show.status === 'on_sale' &&
  Date.parse(show.salesStart) < Date.now();

type Finger = { x: number; y: number };

async function touch(cdp: CDPSession, type: 'Start' | 'Move' | 'End', fingers: Finger[]) {
  await cdp.send('Input.dispatchTouchEvent', { type: `touch${type}`, touchPoints: fingers });
}

test('a tap zooms in, a second tap chooses the seat, and the bottom sheet books it', async ({
  page,
}) => {
  const hall = await MapPage.open(page, inArena);
  const [seat = 0] = await hall.freeSeats(1);
  const tap = async () => {
    const { x, y } = await hall.pointOf(seat);
    await page.touchscreen.tap(x, y);
  };
  await hall.map.scrollIntoViewIfNeeded();
  const far = await hall.scale();
  await tap();
  expect(await hall.scale()).toBeGreaterThan(far * 3);
  await expect(page.getByText('Choose your seats', { exact: true })).toBeVisible();
  await tap();
  await page.getByRole('button', { name: /^1 seat · .*Continue$/ }).click();
  await hall.fillBuyer();
  await hall.bookButton.click();
  await page.waitForURL('**/bookings/*');
  expect((await hall.states())[seat]).toBe('b');
});

test('one finger scrolls the page over the whole hall, two zoom, and one pans after that', async ({
  page,
}) => {
  const hall = await MapPage.open(page, inArena);
  await expect(hall.map).toBeVisible();
  const far = await hall.scale();
  const box = await hall.map.boundingBox();
  if (!box) throw new Error('The map is not on the page');
  const cdp = await page.context().newCDPSession(page);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;

  await touch(cdp, 'Start', [{ x, y }]);
  for (let up = 20; up <= 200; up += 20) await touch(cdp, 'Move', [{ x, y: y - up }]);
  await touch(cdp, 'End', []);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect(await hall.scale()).toBe(far);
  await page.evaluate(() => scrollTo(0, 0));

  await touch(cdp, 'Start', [
    { x: x - 20, y },
    { x: x + 20, y },
  ]);
  for (let apart = 30; apart <= 150; apart += 20) {
    await touch(cdp, 'Move', [
      { x: x - apart, y },
      { x: x + apart, y },
    ]);
  }
  await touch(cdp, 'End', []);
  expect(await hall.scale()).toBeGreaterThan(far * 4);

  const before = await hall.pointOf(0);
  const scrolled = await page.evaluate(() => scrollY);
  await touch(cdp, 'Start', [{ x, y }]);
  for (let up = 20; up <= 100; up += 20) await touch(cdp, 'Move', [{ x, y: y - up }]);
  await touch(cdp, 'End', []);
  expect((await hall.pointOf(0)).y).toBeLessThan(before.y - 60);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
});
