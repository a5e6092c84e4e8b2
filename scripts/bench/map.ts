import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../services/chromium';
import { runningDemos } from '../services/running-demo';
import { traceTasks } from './trace-tasks';

/** The processor slowed by this factor; no task may then take longer than `ALLOWED` milliseconds. */
const THROTTLE = 4;
const ALLOWED = 50;

/** Throttled rounds; their median counts, as the throttle is coarse where other programs run. */
const ROUNDS = 3;

const SCREENS = [
  { name: '1440 × 900', width: 1440, height: 900, deviceScaleFactor: 1 },
  { name: '1440 × 900, 2 ×', width: 1440, height: 900, deviceScaleFactor: 2 },
  { name: '390 × 844, 2 ×', width: 390, height: 844, deviceScaleFactor: 2 },
];

type Box = { x: number; y: number; width: number; height: number };

/** In this order: each begins where the one before has ended. */
const DOINGS: Record<string, (page: Page, box: Box) => Promise<void>> = {
  'wheel in': (page, box) => wheel(page, box, -100, 14),
  'pan, seats as large as a thumb': (page, box) => drag(page, box),
  'wheel out': (page, box) => wheel(page, box, 100, 16),
  'wheel to rows of dots': (page, box) => wheel(page, box, -100, 5),
  'pan, rows of dots': (page, box) => drag(page, box),
  // By the keys: a tool that looks for a button does so on the page's own thread.
  'zoom by keys': async (page) => {
    for (const key of ['+', '+', '-', '0']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(700);
    }
  },
};

/** By what was done: the longest task of the page's main thread, in milliseconds of its processor. */
type Longest = Record<string, number>;

/** Pans and zooms a show's map once, with the processor slowed by a factor. */
async function measureScreen(
  browser: Browser,
  address: string,
  screen: (typeof SCREENS)[number],
  rate: number,
): Promise<Longest> {
  const { width, height, deviceScaleFactor } = screen;
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor });
  const page = await context.newPage();
  await page.goto(address);
  const map = page.getByRole('application');
  await map.scrollIntoViewIfNeeded();
  await map.focus();
  await page.waitForTimeout(1_500);
  const box = await map.boundingBox();
  if (!box) throw new Error(`There is no map at ${address}`);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  const longest: Longest = {};
  for (const [doing, run] of Object.entries(DOINGS)) {
    longest[doing] = Math.max(...(await traceTasks(cdp, () => run(page, box))));
  }
  await context.close();
  return longest;
}

async function wheel(page: Page, box: Box, by: number, steps: number): Promise<void> {
  await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.8);
  await page.waitForTimeout(300);
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(1_500);
}

async function drag(page: Page, box: Box): Promise<void> {
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

/** `tsx scripts/bench/map.ts [address of a show]`; without one, an arena's of the running demo. */
async function benchMap(): Promise<void> {
  const address = process.argv[2] ?? (await arenaShow());
  const { path, env } = findChromium(() => {});
  const browser = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox'],
    env: { ...process.env, ...env } as Record<string, string>,
  });
  console.log(`${address}\nLongest task of the page's thread, in ms of its processor:`);
  for (const screen of SCREENS) {
    const full = await measureScreen(browser, address, screen, 1);
    const slowed: Longest[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      slowed.push(await measureScreen(browser, address, screen, THROTTLE));
    }
    for (const doing of Object.keys(DOINGS)) {
      const middle = median(slowed.map((longest) => longest[doing] ?? 0));
      const cells = [screen.name.padEnd(18), doing.padEnd(32), (full[doing] ?? 0).toFixed(1)];
      console.log(...cells, `slowed ${THROTTLE} × ${middle.toFixed(1)}`);
      if (middle > ALLOWED) process.exitCode = 1;
    }
  }
  await browser.close();
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

async function arenaShow(): Promise<string> {
  const [demo] = runningDemos();
  if (!demo) throw new Error('No demo of this checkout runs. Start one: npm run demo');
  const answer = await fetch(`${demo.url}/api/shows`);
  const { shows } = (await answer.json()) as { shows: { slug: string; venue: { name: string } }[] };
  const show = shows.find(({ venue }) => venue.name === 'Harbour Arena');
  if (!show) throw new Error('The demo has no show in Harbour Arena');
  return `${demo.url}/shows/${show.slug}`;
}

await benchMap();
