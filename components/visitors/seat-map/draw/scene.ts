import { countFree } from '@/lib/visitors/seating/seat-states';
import type { SectionPrices } from '../describe-section';
import type { Hall } from '../hall/read-hall';
import type { RowSegment } from '../hall/row-segments';
import type { Drawing } from './drawing';
import type { Theme } from './read-theme';

/** What a painted hall depends on; chosen, focused and pointed seats are marked above it. */
export type Scene = {
  hall: Drawing;
  /** One character per seat, see lib/visitors/seating/seat-states. */
  states: string;
  /** The available share of each row segment, 0 to 1. */
  freeShares: number[];
  theme: Theme;
  prices: SectionPrices;
};

/** How much of a seat is drawn, by its radius on screen. */
export type Detail = 'lines' | 'dots' | 'letters' | 'numbers';

export function detailAt(hall: Hall, scale: number): Detail {
  const radius = hall.radius * scale;
  if (radius < 2.4) return 'lines';
  if (radius < 6.5) return 'dots';
  return radius < 13 ? 'letters' : 'numbers';
}

export function makeScene(
  hall: Drawing,
  states: string,
  theme: Theme,
  prices: SectionPrices,
): Scene {
  const freeShares = hall.segments.map((run) => freeShare(states, run));
  return { hall, states, freeShares, theme, prices };
}

/** The same scene with new states: `letters[i]` for `seats[i]`, in ascending order of seats. */
export function changeSeats(scene: Scene, seats: readonly number[], letters: string): Scene {
  const { hall } = scene;
  let states = '';
  let from = 0;
  seats.forEach((seat, at) => {
    states += scene.states.slice(from, seat) + letters[at];
    from = seat + 1;
  });
  states += scene.states.slice(from);
  const freeShares = scene.freeShares.slice();
  for (const index of new Set(seats.map((seat) => hall.segmentOf[seat] ?? 0))) {
    const run = hall.segments[index];
    if (run) freeShares[index] = freeShare(states, run);
  }
  return { ...scene, states, freeShares };
}

function freeShare(states: string, { first, count }: RowSegment): number {
  return countFree(states, first, count) / count;
}
