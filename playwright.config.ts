import { defineConfig, devices } from '@playwright/test';

// `npm run test:e2e` builds, seeds, serves, finds a Chromium and sets BASE_URL.
const baseURL = process.env.BASE_URL;
if (!baseURL)
  throw new Error('Run `npm run test:e2e [-- filter]`: it serves the site to be tested.');

/*
 * Specs that make their own shows and staff, and measure no times. `npm run test:e2e` runs them first, two at a
 * time. The others follow one by one: they count what the whole site does, share a seeded show's seats, or
 * depend on how fast a page reacts.
 */
const INDEPENDENT = [
  'pages',
  'api',
  'api-booking',
  'api-sale',
  'bad-input-*',
  'staff-!(sales|openid)*',
].map((name) => `**/${name}.spec.ts`);

const PHONE = '**/*.phone.spec.ts';
const INDEPENDENT_PHONE = '**/staff-*.phone.spec.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Of two cores the site needs one; see INDEPENDENT for what runs two at a time.
  workers: 1,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  // Twice the default: the site and the browser share two cores.
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL,
    screenshot: 'only-on-failure',
    // Recording takes a fifth of the time. To see what happened: npm run test:e2e -- SPEC --trace on
    trace: 'off',
    launchOptions: {
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-domain-reliability',
        '--disable-sync',
        // Our pages need no other host, and the browser would wait for other hosts' names.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ],
    },
  },
  projects: [
    {
      name: 'independent',
      use: { ...devices['Desktop Chrome'] },
      testMatch: INDEPENDENT,
      testIgnore: PHONE,
    },
    {
      name: 'independent-phone',
      use: { ...devices['Pixel 7'] },
      testMatch: INDEPENDENT_PHONE,
    },
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'] },
      testIgnore: [...INDEPENDENT, PHONE],
    },
    {
      name: 'phone',
      use: { ...devices['Pixel 7'] },
      testMatch: PHONE,
      testIgnore: INDEPENDENT_PHONE,
    },
  ],
});
