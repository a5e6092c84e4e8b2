import { countFree } from '@/lib/seating/seat-states';
import type { Hall } from '../hall/read-hall';
import type { Theme } from './read-theme';

/** All that a picture of the hall depends on, but for what is chosen, focused or pointed at. */
export type Scene = {
  hall: Hall;
  /** One character per seat, see lib/seating/seat-states. */
  states: string;
  /** Which share of each of the hall's runs is free, 0 to 1. */
  freeShares: number[];
  theme: Theme;
};

/** How much of a seat is drawn, by its radius on screen. */
export type Detail = 'lines' | 'dots' | 'letters' | 'numbers';

export function detailAt(hall: Hall, scale: number): Detail {
  const radius = hall.radius * scale;
  if (radius < 2.4) return 'lines';
  if (radius < 6.5) return 'dots';
  return radius < 13 ? 'letters' : 'numbers';
}

export function makeScene(hall: Hall, states: string, theme: Theme): Scene {
  const freeShares = hall.runs.map((run) => countFree(states, run.first, run.count) / run.count);
  return { hall, states, freeShares, theme };
}
