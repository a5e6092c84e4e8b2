import type { SeatGeometry, SeatRange } from './seat-geometry';
import { isFree } from './seat-states';

/**
 * Seats side by side that may be chosen. They lie within `free`, all free seats around them: a seat of
 * another category beside a remaining seat means that it is not a single one.
 */
export type FreeSegment = SeatRange & { free: SeatRange };

/** `size` seats from `first` on in a segment; a lower `cost` is better. */
export type SeatGroup = { segment: FreeSegment; first: number; size: number; cost: number };

/** The free segments of a hall, each as long as it can be, of seats for which `allowed` is true. */
export function findFreeSegments(
  geometry: SeatGeometry,
  states: string,
  allowed: (seat: number) => boolean,
): FreeSegment[] {
  const found: FreeSegment[] = [];
  for (const segment of geometry.segments) {
    eachRun(
      segment.first,
      segment.end,
      (seat) => isFree(states, seat),
      (first, end) => {
        const free = { first, end };
        eachRun(first, end, allowed, (start, stop) => {
          found.push({ first: start, end: stop, free });
        });
      },
    );
  }
  return found;
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
 * The group of `size` seats with the lowest cost: their mean cost, plus `singleSeatCost` for each single
 * free seat left beside them. Null if the segment is shorter.
 */
export function bestGroup(
  segment: FreeSegment,
  size: number,
  cost: Float64Array,
  singleSeatCost: number,
): SeatGroup | null {
  if (segment.end - segment.first < size) return null;
  let best: SeatGroup | null = null;
  let sum = 0;
  for (let seat = segment.first; seat < segment.end; seat++) {
    sum += cost[seat] ?? 0;
    const first = seat - size + 1;
    if (first < segment.first) continue;
    const total = sum / size + singleSeatCost * countSingleSeats(segment.free, first, size);
    if (!best || total < best.cost) best = { segment, first, size, cost: total };
    sum -= cost[first] ?? 0;
  }
  return best;
}

function countSingleSeats(free: SeatRange, first: number, size: number): number {
  return Number(first - free.first === 1) + Number(free.end - first - size === 1);
}

/** The parts of a segment before and after a group. */
export function segmentsLeftBy({ segment, first, size }: SeatGroup): FreeSegment[] {
  const { free } = segment;
  const before = { first: segment.first, end: first, free: { first: free.first, end: first } };
  const after = {
    first: first + size,
    end: segment.end,
    free: { first: first + size, end: free.end },
  };
  return [before, after].filter((rest) => rest.end > rest.first);
}

/** The seat numbers of a group. */
export function seatsOf({ first, size }: SeatGroup): number[] {
  return Array.from({ length: size }, (_, index) => first + index);
}
