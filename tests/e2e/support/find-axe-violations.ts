import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds wrong with a page as it looks now. The site has no frames, so axe runs in the page alone
 * ("legacy mode"): otherwise each call opens another page to merge the results of frames, which takes
 * half of the time.
 */
export async function findAxeViolations(page: Page) {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  return (await axe.analyze()).violations;
}
