import { readFileSync } from 'node:fs';
import { sendChanges } from '@/tests/support/browser/feed-seats';
import { measurePageMemory, type PageMemory } from '@/tests/support/browser/measure-page-memory';
import type { Figure } from '../figure';
import { openMap, SCREENS } from './open-map';
import type { MapStage } from './stage';

/** An hour of a busy sale, ten changes a second. */
const DELTAS = 36_000;
const WARM_UP = 2_000;

/** Memory of a page before and after an hour of changes; the ratio is after to before. */
export async function memory(stage: MapStage): Promise<Figure[]> {
  const [screen] = SCREENS;
  if (!screen) return [];
  const { page, cdp, box } = await openMap(stage, screen, 1);
  // The zoomed-in view has the most work: tiles around the view, and animated seats.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.1);
  await sendChanges(page, { count: WARM_UP, pause: 0 });
  const before = await measurePageMemory(cdp);
  const residentBefore = await residentBytes(stage);
  await sendChanges(page, { count: DELTAS, pause: 0 });
  const after = await measurePageMemory(cdp);
  const residentAfter = await residentBytes(stage);
  await page.context().close();
  const grown = (what: string, from: number, to: number, note: string): Figure => ({
    what: `${what} after ${DELTAS.toLocaleString('en')} deltas`,
    ratio: to / from,
    note,
  });
  const part = (what: string, key: keyof Omit<PageMemory, 'nodes'>) =>
    grown(what, before[key], after[key], `${megabytes(before[key])} → ${megabytes(after[key])} MB`);
  return [
    part('page heap', 'page'),
    part('worker heap', 'workers'),
    grown('nodes', before.nodes, after.nodes, `${before.nodes} → ${after.nodes}`),
    grown(
      'largest browser process',
      residentBefore,
      residentAfter,
      `${megabytes(residentBefore)} → ${megabytes(residentAfter)} MB resident`,
    ),
  ];
}

const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(1);

/** Resident memory of the largest renderer process, where leaked bitmaps would show. */
async function residentBytes({ browser }: MapStage): Promise<number> {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => resident(id));
  return Math.max(...sizes);
}

function resident(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return pages * 4_096;
  } catch {
    return 0;
  }
}
