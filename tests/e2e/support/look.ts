import { expect, type Page } from '@playwright/test';
import { findAxeViolations } from './find-axe-violations';

/** At the width that the page has, light and dark: no finding of axe, and nothing wider than the screen. */
export async function look(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await findAxeViolations(page);
    expect(violations, `${page.url()}, ${colorScheme}`).toEqual([]);
  }
  const [content = 0, screen = 0] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ]);
  expect(content, page.url()).toBeLessThanOrEqual(screen);
}
