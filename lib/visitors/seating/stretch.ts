import type { Block, Hall } from './hall';
import { isFree } from './seat-states';

/**
 * Seats `first` to `end - 1`, side by side, that may be chosen. They lie within `free`, which also holds
 * free seats that may not (of another category), so that those count as company for a seat left over.
 */
export type Stretch = Block & { free: Block };

/** `size` seats from `first` on in a stretch; the smaller its `cost`, the better. */
export type Window = { stretch: Stretch; first: number; size: number; cost: number };

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
 * The cheapest `size` seats of a stretch: their mean cost, and `lonely` more for each single free seat
 * left beside them. Null when the stretch is shorter.
 */
export function bestWindow(
  stretch: Stretch,
  size: number,
  cost: Float64Array,
  lonely: number,
): Window | null {
  if (stretch.end - stretch.first < size) return null;
  let best: Window | null = null;
  let sum = 0;
  for (let seat = stretch.first; seat < stretch.end; seat++) {
    sum += cost[seat] ?? 0;
    const first = seat - size + 1;
    if (first < stretch.first) continue;
    const total = sum / size + lonely * lonelySeats(stretch.free, first, size);
    if (!best || total < best.cost) best = { stretch, first, size, cost: total };
    sum -= cost[first] ?? 0;
  }
  return best;
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
