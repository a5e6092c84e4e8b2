import type { Figure } from '../figure';
import { measureSize } from '../measure-size';
import { traceTasks } from '../trace-tasks';
import { SCREENS, SLOWED } from './open-map';
import type { MapStage } from './stage';

const ROUNDS = 5;

/** Sizes of plan and states, and the time from navigation to the first painted hall. */
export async function load(stage: MapStage): Promise<Figure[]> {
  const { origin, slug } = stage;
  const { plan } = await (await fetch(`${origin}/api/shows/${slug}/seats`)).json();
  const figures: Figure[] = [];
  for (const [what, path] of [
    ['plan', `/api/plans/${plan}`],
    ['states', `/api/shows/${slug}/seats`],
  ] as const) {
    const { bytes, compressed } = await measureSize(origin, path);
    figures.push({ what: `${what} on the wire`, note: `${bytes} bytes, as gzip ${compressed}` });
  }
  for (const screen of SCREENS) {
    for (const slowed of [1, SLOWED]) {
      const rounds: Painted[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        rounds.push(await paint(stage, screen, slowed));
      }
      const middle = (key: keyof Painted) =>
        rounds.map((round) => round[key]).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0;
      figures.push({
        what: `page opened to hall painted, ${screen.name}, slowed ${slowed} ×`,
        p50: middle('painted'),
        note: `of which ${middle('sinceAsked').toFixed(0)} ms since the map asked; longest task ${middle('longest').toFixed(1)} ms`,
      });
    }
  }
  return figures;
}

/** Milliseconds from navigation, and from the map's first request, to the first painted tile. */
type Painted = { painted: number; sinceAsked: number; longest: number };

/** Opens the page with nothing in the browser's cache. */
async function paint(
  { browser, origin, slug }: MapStage,
  { width, height, density }: (typeof SCREENS)[number],
  slowed: number,
): Promise<Painted> {
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, deviceScaleFactor: density });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const show = ImageBitmapRenderingContext.prototype.transferFromImageBitmap;
    ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (bitmap) {
      show.call(this, bitmap);
      performance.mark('painted');
    };
    // The map requests plan and states together once the page is hydrated.
    const ask = window.fetch;
    window.fetch = (what, ...more) => {
      if (String(what).startsWith('/api/plans/')) performance.mark('asked');
      return ask(what, ...more);
    };
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  let [painted, asked] = [0, 0];
  const tasks = await traceTasks(cdp, async () => {
    await page.goto(`${origin}/shows/${slug}`);
    await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
    [painted, asked] = await page.evaluate(() => {
      const first = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? 0;
      return [first('painted'), first('asked')];
    });
  });
  await context.close();
  return { painted, sinceAsked: painted - asked, longest: Math.max(...tasks) };
}
