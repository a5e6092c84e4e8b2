import type { CDPSession, Page } from '@playwright/test';
import { feedSeats, waitForFeed } from '@/tests/support/browser/feed-seats';
import type { MapStage } from './stage';

/** The longest task allowed on the page's main thread, with the CPU slowed `SLOWED` times. */
export const MAX_TASK_MS = 50;
export const SLOWED = 4;

export const SCREENS = [
  { name: '1440 × 900', width: 1440, height: 900, density: 1 },
  { name: '1440 × 900, 2 ×', width: 1440, height: 900, density: 2 },
  { name: '390 × 844, 2 ×', width: 390, height: 844, density: 2 },
];

export type Screen = (typeof SCREENS)[number];

export type OpenMap = {
  page: Page;
  cdp: CDPSession;
  box: { x: number; y: number; width: number; height: number };
};

/** Opens the stadium's map with a fake event stream, waits until it is painted, and focuses it. */
export async function openMap(
  { browser, origin, slug }: MapStage,
  { width, height, density }: Screen,
  slowed: number,
): Promise<OpenMap> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: density,
  });
  const page = await context.newPage();
  await feedSeats(page);
  await page.goto(`${origin}/shows/${slug}`);
  const map = page.getByRole('application');
  await map.scrollIntoViewIfNeeded();
  await waitForFeed(page);
  await map.focus();
  await page.waitForTimeout(1_500);
  const box = await map.boundingBox();
  if (!box) throw new Error('The page has no map');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  return { page, cdp, box };
}
