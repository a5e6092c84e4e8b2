import type { Figure } from '../figure';
import { traceTasks } from '../trace-tasks';
import { INTERACTIONS } from './interactions';
import { MAX_TASK_MS, openMap, SCREENS, type Screen, SLOWED } from './open-map';
import type { MapStage } from './stage';

/** Slowed rounds; their median counts, because the CPU throttle is imprecise beside other programs. */
const ROUNDS = 3;

/** The longest task of the page's main thread by interaction, in milliseconds of CPU time. */
type Longest = Record<string, number>;

/** Pans, zooms and changes seats, on every screen, with the processor slowed and not. */
export async function moves(stage: MapStage): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const screen of SCREENS) {
    const full = await measure(stage, screen, 1);
    const slowed: Longest[] = [];
    for (let round = 0; round < ROUNDS; round++) slowed.push(await measure(stage, screen, SLOWED));
    for (const interaction of Object.keys(INTERACTIONS)) {
      const middle = median(slowed.map((longest) => longest[interaction] ?? 0));
      figures.push({
        what: `${interaction}, ${screen.name}`,
        ratio: middle / MAX_TASK_MS,
        aim: '≤ 1.00',
        note: `longest task ${middle.toFixed(1)} ms slowed, ${full[interaction]?.toFixed(1)} ms not`,
      });
    }
  }
  return figures;
}

async function measure(stage: MapStage, screen: Screen, slowed: number): Promise<Longest> {
  const map = await openMap(stage, screen, slowed);
  const longest: Longest = {};
  for (const [interaction, run] of Object.entries(INTERACTIONS)) {
    longest[interaction] = Math.max(...(await traceTasks(map.cdp, () => run(map))));
  }
  await map.page.context().close();
  return longest;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
