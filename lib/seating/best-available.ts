import { distanceCosts, type Hall, hallOf } from './hall';
import type { SeatingLayout } from './layout';
import { SEAT_STATE_LETTERS } from './seat-states';
import { splitParty } from './split-party';
import { bestWindow, findStretches, isBetter, type Stretch, seatsOf, type Window } from './stretch';

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
  const cost = near?.length ? distanceCosts(hall, near) : hall.cost;
  const fits = (seat: number) => category === undefined || layout.seats.category[seat] === category;
  const ordinary = (seat: number) => fits(seat) && !hall.wheelchair.has(seat);
  return (
    choose(hall, findStretches(hall, states, ordinary), count, cost) ??
    choose(hall, findStretches(hall, states, fits), count, cost) ??
    []
  );
}

/**
 * Free seats to take instead of `lost` ones, as many if there are so many, near them and near `keep`,
 * the part of the selection that is still there: of the lost seats' categories if possible, and a
 * wheelchair place for a wheelchair place.
 */
export function nearest(
  layout: SeatingLayout,
  states: string,
  lost: number[],
  keep: number[],
): number[] {
  const hall = hallOf(layout);
  const cost = distanceCosts(hall, [...lost, ...keep]);
  const categories = new Set(lost.map((seat) => layout.seats.category[seat]));
  const alike = (seat: number) => categories.has(layout.seats.category[seat]);
  const wheelchair = (seat: number) => hall.wheelchair.has(seat);

  const found: number[] = [];
  for (const lostOnWheels of [true, false]) {
    const wanted = lost.filter((seat) => wheelchair(seat) === lostOnWheels).length;
    const suits = (seat: number) => wheelchair(seat) === lostOnWheels;
    const free = withTaken(states, [...lost, ...keep, ...found]);
    const same = findStretches(hall, free, (seat) => suits(seat) && alike(seat));
    const any = findStretches(hall, free, suits);
    const most = Math.min(wanted, seatCount(any));
    found.push(...(choose(hall, same, most, cost) ?? choose(hall, any, most, cost) ?? []));
  }
  return found.sort((a, b) => a - b);
}

function choose(
  hall: Hall,
  stretches: Stretch[],
  count: number,
  cost: Float64Array,
): number[] | null {
  if (count < 1 || seatCount(stretches) < count) return null;
  let best: Window | null = null;
  for (const stretch of stretches) {
    const window = bestWindow(stretch, count, cost);
    if (window && (!best || isBetter(window, best))) best = window;
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
