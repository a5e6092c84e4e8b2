import { distanceCosts, type Hall, hallOf } from './hall';
import type { SeatingLayout } from './layout';
import { SEAT_STATE_LETTERS } from './seat-states';
import { splitParty } from './split-party';
import { bestWindow, findStretches, type Stretch, seatsOf, type Window } from './stretch';

/** A single empty seat is worse than any view: no hall is this many seats deep. */
const LONELY = 1e6;
/** Beside company of one's own it only counts as much as sitting a seat further away. */
const LONELY_NEAR = 1;

type Options = {
  /** Only seats of this category (its index in the layout). */
  category?: number;
  /** Close to these seats, instead of the best view. */
  near?: number[];
};

/**
 * The best `count` free seats of a hall as a box office picks them, in ascending order: side by side in
 * a row, no aisle between, near the stage and the middle of the row, leaving no single empty seat beside
 * them where that can be helped, and wheelchair places only when nothing else is left. When no row has
 * so many side by side, groups close to one another. Empty when fewer are free, or `count` is below 1.
 */
export function bestAvailable(
  layout: SeatingLayout,
  states: string,
  count: number,
  { category, near }: Options = {},
): number[] {
  const hall = hallOf(layout);
  const isNear = near !== undefined && near.length > 0;
  const cost = isNear ? distanceCosts(hall, near) : hall.cost;
  const lonely = isNear ? LONELY_NEAR : LONELY;
  const fits = (seat: number) => category === undefined || layout.seats.category[seat] === category;
  const ordinary = (seat: number) => fits(seat) && !hall.wheelchair.has(seat);
  return (
    choose(hall, findStretches(hall, states, ordinary), count, cost, lonely) ??
    choose(hall, findStretches(hall, states, fits), count, cost, lonely) ??
    []
  );
}

/**
 * Free seats to take instead of `lost` ones, as many if there are so many, near `keep`, the part of the
 * selection that is still there, else near the lost ones: of the lost seats' categories if possible,
 * and a wheelchair place for a wheelchair place.
 */
export function nearest(
  layout: SeatingLayout,
  states: string,
  lost: number[],
  keep: number[],
): number[] {
  const hall = hallOf(layout);
  const cost = distanceCosts(hall, keep.length > 0 ? keep : lost);
  const categories = new Set(lost.map((seat) => layout.seats.category[seat]));
  const alike = (seat: number) => categories.has(layout.seats.category[seat]);
  const wheelchair = (seat: number) => hall.wheelchair.has(seat);

  const found: number[] = [];
  for (const lostOnWheels of [true, false]) {
    const wanted = lost.filter((seat) => wheelchair(seat) === lostOnWheels).length;
    if (wanted === 0) continue;
    const suits = (seat: number) => wheelchair(seat) === lostOnWheels;
    const free = withTaken(states, [...lost, ...keep, ...found]);
    const same = findStretches(hall, free, (seat) => suits(seat) && alike(seat));
    // Most refusals end here: the whole hall is looked through only when a category is too full.
    const chosen = choose(hall, same, wanted, cost, LONELY_NEAR);
    if (chosen) {
      found.push(...chosen);
      continue;
    }
    const any = findStretches(hall, free, suits);
    const most = Math.min(wanted, seatCount(any));
    found.push(
      ...(choose(hall, same, most, cost, LONELY_NEAR) ??
        choose(hall, any, most, cost, LONELY_NEAR) ??
        []),
    );
  }
  return found.sort((a, b) => a - b);
}

function choose(
  hall: Hall,
  stretches: Stretch[],
  count: number,
  cost: Float64Array,
  lonely: number,
): number[] | null {
  if (count < 1 || seatCount(stretches) < count) return null;
  let best: Window | null = null;
  for (const stretch of stretches) {
    const window = bestWindow(stretch, count, cost, lonely);
    if (window && (!best || window.cost < best.cost)) best = window;
  }
  return best ? seatsOf(best) : splitParty(hall, stretches, count, cost);
}

function seatCount(stretches: Stretch[]): number {
  return stretches.reduce((sum, { first, end }) => sum + end - first, 0);
}

function withTaken(states: string, seats: number[]): string {
  const letters = states.split('');
  for (const seat of seats) letters[seat] = SEAT_STATE_LETTERS.held;
  return letters.join('');
}
