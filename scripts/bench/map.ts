import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findChromium } from '../services/chromium';
import { runningDemos } from '../services/running-demo';

/** The processor is slowed by this factor; no task may then take longer than `ALLOWED` milliseconds. */
const THROTTLE = 4;
const ALLOWED = 50;

const SCREENS = [
  { name: '1440 × 900', width: 1440, height: 900, deviceScaleFactor: 1 },
  { name: '1440 × 900, 2 ×', width: 1440, height: 900, deviceScaleFactor: 2 },
  { name: '390 × 844, 2 ×', width: 390, height: 844, deviceScaleFactor: 2 },
];

type TraceEvent = {
  name: string;
  ph: string;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args?: { name?: string };
};

/** The tasks of the page's main thread while something was done; processor time in milliseconds. */
export type MapTasks = {
  screen: string;
  doing: string;
  tasks: number;
  longest: number;
  tooLong: number;
};

/** Pans and zooms a show's map under four times CPU throttle and measures each main-thread task. */
export async function measureMap(address: string): Promise<MapTasks[]> {
  const { path, env } = findChromium(() => {});
  const browser = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox'],
    env: { ...process.env, ...env } as Record<string, string>,
  });
  try {
    const results: MapTasks[] = [];
    for (const screen of SCREENS) results.push(...(await measureScreen(browser, address, screen)));
    return results;
  } finally {
    await browser.close();
  }
}

async function measureScreen(browser: Browser, address: string, screen: (typeof SCREENS)[number]) {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    deviceScaleFactor: screen.deviceScaleFactor,
  });
  const page = await context.newPage();
  await page.goto(address);
  const map = page.getByRole('application');
  await map.scrollIntoViewIfNeeded();
  await page.waitForTimeout(1_500);
  const box = await map.boundingBox();
  if (!box) throw new Error(`There is no map at ${address}`);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });

  const results: MapTasks[] = [];
  for (const [doing, run] of Object.entries(DOINGS)) {
    const durations = await traceTasks(cdp, () => run(page, box));
    results.push({
      screen: screen.name,
      doing,
      tasks: durations.length,
      longest: Math.max(...durations),
      tooLong: durations.filter((duration) => duration > ALLOWED).length,
    });
  }
  await context.close();
  return results;
}

type Box = { x: number; y: number; width: number; height: number };

/** In this order: each begins where the one before has ended. */
const DOINGS: Record<string, (page: Page, box: Box) => Promise<void>> = {
  'wheel in': (page, box) => wheel(page, box, -100, 14),
  'pan, seats as large as a thumb': (page, box) => drag(page, box),
  'wheel out': (page, box) => wheel(page, box, 100, 16),
  'wheel to rows of dots': (page, box) => wheel(page, box, -100, 5),
  'pan, rows of dots': (page, box) => drag(page, box),
  'zoom buttons': async (page) => {
    for (const name of ['Zoom in', 'Zoom in', 'Zoom out', 'Show the whole hall']) {
      await page.getByRole('button', { name }).click();
      await page.waitForTimeout(700);
    }
  },
};

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
  for (const [dx, dy] of [
    [-1, -0.6],
    [1, 0.4],
    [0.3, 1],
    [-0.4, -1],
  ] as const) {
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

/**
 * Runs something and returns how long each task of the page's main thread took, in milliseconds of
 * its processor: what else runs on the machine does not count, the throttle does.
 */
async function traceTasks(cdp: CDPSession, run: () => Promise<void>): Promise<number[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    categories: 'toplevel,disabled-by-default-devtools.timeline',
    transferMode: 'ReportEvents',
  });
  await run();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);

  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1_000);
}

/** `tsx scripts/bench/map.ts [address of a show]`; without one, the largest hall of the running demo. */
async function main(): Promise<void> {
  const address = process.argv[2] ?? (await largestHall());
  const results = await measureMap(address);
  console.log(`${address}, ${THROTTLE} × CPU throttle`);
  for (const { screen, doing, tasks, longest, tooLong } of results) {
    const cells = [screen.padEnd(18), doing.padEnd(32), `${tasks} tasks`.padStart(12)];
    console.log(...cells, `longest ${longest.toFixed(1)} ms`, `${tooLong} over ${ALLOWED} ms`);
  }
  if (results.some(({ tooLong }) => tooLong > 0)) process.exitCode = 1;
}

async function largestHall(): Promise<string> {
  const [demo] = runningDemos();
  if (!demo) throw new Error('No demo of this checkout runs. Start one: npm run demo');
  const shows = (await (await fetch(`${demo.url}/api/shows`)).json()) as {
    shows: { slug: string; venue: { name: string }; status: string }[];
  };
  const show = shows.shows.find(({ venue }) => venue.name === 'Harbour Arena');
  if (!show) throw new Error('The demo has no show in Harbour Arena');
  return `${demo.url}/shows/${show.slug}`;
}

if (process.argv[1]?.endsWith('map.ts')) await main();
