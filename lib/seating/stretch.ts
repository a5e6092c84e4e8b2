import type { Block, Hall } from './hall';
import { isFree } from './seat-states';

/**
 * Seats `first` to `end - 1`, side by side, that may be chosen. They lie within `free`, which also holds
 * free seats that may not (of another category), so that those count as company for a seat left over.
 */
export type Stretch = Block & { free: Block };

/** `size` seats from `first` on in a stretch; `lonely` single seats would be left beside them. */
export type Window = {
  stretch: Stretch;
  first: number;
  size: number;
  lonely: number;
  cost: number;
};

/** All longest stretches of a hall in a state, of seats that `allowed` admits. */
export function findStretches(
  hall: Hall,
  states: string,
  allowed: (seat: number) => boolean,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (const block of hall.blocks) {
    eachRun(
      block.first,
      block.end,
      (seat) => isFree(states, seat),
      (first, end) => {
        const free = { first, end };
        eachRun(first, end, allowed, (start, stop) => {
          stretches.push({ first: start, end: stop, free });
        });
      },
    );
  }
  return stretches;
}

function eachRun(
  first: number,
  end: number,
  belongs: (seat: number) => boolean,
  visit: (first: number, end: number) => void,
): void {
  let start = first;
  for (let seat = first; seat <= end; seat++) {
    if (seat < end && belongs(seat)) continue;
    if (seat > start) visit(start, seat);
    start = seat + 1;
  }
}

/**
 * The best `size` seats of a stretch: those that leave the fewest single seats, then the cheapest on
 * average. Null when it is shorter.
 */
export function bestWindow(stretch: Stretch, size: number, cost: Float64Array): Window | null {
  if (stretch.end - stretch.first < size) return null;
  let best: Window | null = null;
  let sum = 0;
  for (let seat = stretch.first; seat < stretch.end; seat++) {
    sum += cost[seat] ?? 0;
    const first = seat - size + 1;
    if (first < stretch.first) continue;
    const lonely = lonelySeats(stretch.free, first, size);
    const mean = sum / size;
    if (!best || lonely < best.lonely || (lonely === best.lonely && mean < best.cost)) {
      best = { stretch, first, size, lonely, cost: mean };
    }
    sum -= cost[first] ?? 0;
  }
  return best;
}

/** Whether a window is to be preferred to another. */
export function isBetter(a: Window, b: Window): boolean {
  return a.lonely < b.lonely || (a.lonely === b.lonely && a.cost < b.cost);
}

function lonelySeats(free: Block, first: number, size: number): number {
  return Number(first - free.first === 1) + Number(free.end - first - size === 1);
}

/** What remains of a stretch once a window of it is taken. */
export function restOf({ stretch, first, size }: Window): Stretch[] {
  const { free } = stretch;
  const before = { first: stretch.first, end: first, free: { first: free.first, end: first } };
  const after = {
    first: first + size,
    end: stretch.end,
    free: { first: first + size, end: free.end },
  };
  return [before, after].filter((rest) => rest.end > rest.first);
}

/** The seat numbers of a window. */
export function seatsOf({ first, size }: Window): number[] {
  return Array.from({ length: size }, (_, index) => first + index);
}
