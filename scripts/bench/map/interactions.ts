import { sendChanges } from '@/tests/support/browser/feed-seats';
import type { OpenMap } from './open-map';

/** Ten seats change each second at a busy moment, one by one. */
const DELTA_INTERVAL_MS = 100;
const DELTAS = 40;

/** Run in this order; each starts in the view that the one before left. */
export const INTERACTIONS: Record<string, (map: OpenMap) => Promise<void>> = {
  'deltas, whole hall': ({ page }) =>
    sendChanges(page, { count: DELTAS, pause: DELTA_INTERVAL_MS }),
  'wheel in': (map) => wheel(map, -100, 14),
  'pan, seats as large as a thumb': drag,
  'deltas, seats as large as a thumb': ({ page }) =>
    sendChanges(page, { count: DELTAS, pause: DELTA_INTERVAL_MS }),
  'wheel out': (map) => wheel(map, 100, 16),
  'wheel to rows of dots': (map) => wheel(map, -100, 5),
  'pan, rows of dots': drag,
  // By keys, because Playwright searches for a button on the page's main thread.
  'zoom by keys': (map) => press(map, ['+', '+', '-', '0']),
  'walk by keys': (map) =>
    press(map, ['ArrowRight', 'PageDown', 'Enter', 'ArrowDown', 'ArrowRight', 'Escape']),
};

async function press({ page }: OpenMap, keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(700);
  }
}

async function wheel({ page, box }: OpenMap, by: number, steps: number): Promise<void> {
  await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.8);
  await page.waitForTimeout(300);
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(1_500);
}

async function drag({ page, box }: OpenMap): Promise<void> {
  const ways = [
    [-1, -0.6],
    [1, 0.4],
    [0.3, 1],
    [-0.4, -1],
  ] as const;
  for (const [dx, dy] of ways) {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 20; step++) {
      const share = (step / 20) * 0.45;
      await page.mouse.move(
        box.x + box.width * (0.5 + dx * share),
        box.y + box.height * (0.5 + dy * share),
      );
    }
    await page.mouse.up();
  }
  await page.waitForTimeout(1_000);
}
