import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { openStadium } from '@/tests/support/data/open-stadium';
import { CHECKOUT } from '../../checkout';
import { findChromium } from '../../services/chromium';
import { step } from '../../step';
import { setUp } from '../stage';

export const MAP_DATA = join(CHECKOUT, '.data', 'bench-map');

/** What a case works with: a browser, and a show's page with a large hall. */
export type MapStage = { browser: Browser; origin: string; slug: string };

/** Serves a show in a stadium of some 40,000 seats and starts a browser. */
export async function setUpMap(): Promise<MapStage> {
  const { origin, databaseUrl } = await setUp(MAP_DATA);
  const { slug } = await step('Opening a stadium', () => openStadium(databaseUrl, 'stadium'));
  const { path, env } = findChromium(() => {});
  const browser = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox'],
    env: { ...process.env, ...env } as Record<string, string>,
  });
  return { browser, origin, slug };
}
