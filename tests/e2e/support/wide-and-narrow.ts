import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { findAxeViolations } from './find-axe-violations';

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 412, colorScheme: 'dark' },
] as const;

/**
 * Checks a page on a wide light screen and on a narrow dark one: axe finds nothing, and nothing is wider than the
 * screen. With the environment variable SHOTS, writes a picture of each to that folder.
 */
export async function checkWideAndNarrow(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await check(page, `${name}-${width}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function check(page: Page, name: string): Promise<void> {
  const violations = await findAxeViolations(page);
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    name,
  ).toEqual([]);
  const [content = 0, screen = 0] = await page.evaluate(() => [
    document.body.scrollWidth,
    window.innerWidth,
  ]);
  expect(content, `${name} is wider than the screen`).toBeLessThanOrEqual(screen);
  const folder = process.env.SHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
