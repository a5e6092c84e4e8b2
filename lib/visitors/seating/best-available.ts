import {
  bestGroup,
  type FreeSegment,
  findFreeSegments,
  type SeatGroup,
  seatsOf,
} from './free-segments';
import type { SeatingLayout } from './layout';
import { distanceCosts, type SeatGeometry, seatGeometryOf } from './seat-geometry';
import { SEAT_STATE_LETTERS } from './seat-states';
import { splitParty } from './split-party';

/** The cost of leaving a single empty seat, in seats of distance: more than any view costs. */
const SINGLE_SEAT_COST = 1e6;
/** The same near seats that are already chosen: as much as one seat of distance. */
const SINGLE_SEAT_COST_NEAR = 1;

type Options = {
  /** Only seats of this category (its index in the layout). */
  category?: number;
  /** Choose close to these seats instead of by the view. */
  near?: number[];
};

/**
 * The best `count` free seats of a hall, in ascending order: side by side in one row without an aisle,
 * near the stage and the middle of the row. Avoids leaving a single empty seat. Uses wheelchair places
 * only when nothing else is left. If no row has enough seats side by side: groups close to one another.
 * Empty if fewer are free, or `count` is below 1.
 */
export function bestAvailable(
  layout: SeatingLayout,
  states: string,
  count: number,
  { category, near }: Options = {},
): number[] {
  const geometry = seatGeometryOf(layout);
  const isNear = near !== undefined && near.length > 0;
  const cost = isNear ? distanceCosts(geometry, near) : geometry.cost;
  const singleSeatCost = isNear ? SINGLE_SEAT_COST_NEAR : SINGLE_SEAT_COST;
  const fits = (seat: number) => category === undefined || layout.seats.category[seat] === category;
  const ordinary = (seat: number) => fits(seat) && !geometry.wheelchair.has(seat);
  return (
    choose(geometry, findFreeSegments(geometry, states, ordinary), count, cost, singleSeatCost) ??
    choose(geometry, findFreeSegments(geometry, states, fits), count, cost, singleSeatCost) ??
    []
  );
}

/**
 * Free seats to replace `lost` ones, as many if possible, near `keep`, the rest of the selection, or near
 * the lost seats if nothing is kept. Prefers the categories of the lost seats. Replaces a wheelchair
 * place only by a wheelchair place.
 */
export function nearest(
  layout: SeatingLayout,
  states: string,
  lost: number[],
  keep: number[],
): number[] {
  const geometry = seatGeometryOf(layout);
  const cost = distanceCosts(geometry, keep.length > 0 ? keep : lost);
  const categories = new Set(lost.map((seat) => layout.seats.category[seat]));
  const hasCategory = (seat: number) => categories.has(layout.seats.category[seat]);
  const inWheelchair = (seat: number) => geometry.wheelchair.has(seat);

  const found: number[] = [];
  for (const isWheelchair of [true, false]) {
    const wanted = lost.filter((seat) => inWheelchair(seat) === isWheelchair).length;
    if (wanted === 0) continue;
    const suits = (seat: number) => inWheelchair(seat) === isWheelchair;
    const free = markTaken(states, [...lost, ...keep, ...found]);
    const same = findFreeSegments(geometry, free, (seat) => suits(seat) && hasCategory(seat));
    // Searching the whole hall is slow, so it happens only if the category has too few seats.
    const chosen = choose(geometry, same, wanted, cost, SINGLE_SEAT_COST_NEAR);
    if (chosen) {
      found.push(...chosen);
      continue;
    }
    const any = findFreeSegments(geometry, free, suits);
    const most = Math.min(wanted, seatCount(any));
    found.push(
      ...(choose(geometry, same, most, cost, SINGLE_SEAT_COST_NEAR) ??
        choose(geometry, any, most, cost, SINGLE_SEAT_COST_NEAR) ??
        []),
    );
  }
  return found.sort((a, b) => a - b);
}

function choose(
  geometry: SeatGeometry,
  segments: FreeSegment[],
  count: number,
  cost: Float64Array,
  singleSeatCost: number,
): number[] | null {
  if (count < 1 || seatCount(segments) < count) return null;
  let best: SeatGroup | null = null;
  for (const segment of segments) {
    const group = bestGroup(segment, count, cost, singleSeatCost);
    if (group && (!best || group.cost < best.cost)) best = group;
  }
  return best ? seatsOf(best) : splitParty(geometry, segments, count, cost);
}

function seatCount(segments: FreeSegment[]): number {
  return segments.reduce((sum, { first, end }) => sum + end - first, 0);
}

function markTaken(states: string, seats: number[]): string {
  const letters = states.split('');
  for (const seat of seats) letters[seat] = SEAT_STATE_LETTERS.held;
  return letters.join('');
}
