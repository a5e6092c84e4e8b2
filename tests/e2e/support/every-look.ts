import { expect, type Page } from '@playwright/test';
import { findAxeViolations } from './find-axe-violations';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

/** At desktop and phone width, light and dark: no finding of axe, and nothing wider than the screen. */
export async function checkEveryLook(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const violations = await findAxeViolations(page);
      expect(violations, `${size.width} px, ${colorScheme}`).toEqual([]);
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `at ${size.width} px`).toBeLessThanOrEqual(size.width);
  }
}
