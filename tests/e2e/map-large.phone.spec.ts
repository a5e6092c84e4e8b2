import { expect, test } from '@playwright/test';
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

test('a tap opens a section, a second chooses a seat, and a third returns to all sections', async ({
  page,
}) => {
  const hall = await MapPage.at(page, slug);
  const [seat = 0] = await hall.freeSeats(1);
  const section = hall.layout.sections.findLast(({ first }) => first <= seat)?.name ?? '';
  await hall.map.scrollIntoViewIfNeeded();
  const far = await hall.scale();
  const tap = async () => {
    const { x, y } = await hall.pointOf(seat);
    await page.touchscreen.tap(x, y);
  };
  await tap();
  expect(await hall.scale()).toBeGreaterThan(far * 8);
  const bar = page.locator('.section-bar');
  await expect(bar).toContainText(section);
  await expect(bar).toContainText(/\d+ of \d+ left · from £\d+/);
  await tap();
  await expect(page.getByRole('button', { name: /^1 seat · .*Continue$/ })).toBeVisible();
  await bar.getByRole('button', { name: 'All sections' }).tap();
  expect(await hall.scale()).toBe(far);
  await expect(bar).toBeHidden();
});
