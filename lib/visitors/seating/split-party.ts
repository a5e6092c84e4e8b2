import { distanceCosts, type Hall } from './hall';
import { bestWindow, restOf, type Stretch, seatsOf, type Window } from './stretch';

/** How many places are tried for the largest group; more would cost time and hardly help. */
const ANCHORS = 8;
/** What a group that is one seat short, or a lonely seat beside it, weighs against distance. */
const SHORT = 4;
const LONELY = 2;
/** What the view weighs against sitting close together. */
const VIEW = 0.25;

/**
 * Seats for a party that no row can hold: few groups, close to one another, nobody alone where that
 * can be helped. There must be enough seats in the stretches.
 */
export function splitParty(
  hall: Hall,
  stretches: Stretch[],
  count: number,
  cost: Float64Array,
): number[] {
  const anchors = stretches
    .flatMap((stretch) => bestWindow(stretch, groupSize(stretch, count), cost, LONELY) ?? [])
    .sort((a, b) => b.size - a.size || a.cost - b.cost)
    .slice(0, ANCHORS);
  let best: { seats: number[]; worth: number } | undefined;
  for (const anchor of anchors) {
    const seats = gather(hall, stretches, anchor, count);
    const worth = mean(seats, distanceCosts(hall, seats)) + VIEW * mean(seats, cost);
    if (!best || worth < best.worth) best = { seats, worth };
  }
  return best?.seats ?? [];
}

/** As many as fit, but rather one less than leave the last of the party to sit alone. */
function groupSize(stretch: Stretch, wanted: number): number {
  const size = Math.min(stretch.end - stretch.first, wanted);
  return wanted - size === 1 && size > 2 ? size - 1 : size;
}

function gather(hall: Hall, all: Stretch[], anchor: Window, count: number): number[] {
  const distance = distanceCosts(hall, seatsOf(anchor));
  let stretches = [...nearby(all, anchor, count, distance), ...restOf(anchor)];
  const seats = seatsOf(anchor);
  while (seats.length < count) {
    const next = nextGroup(stretches, count - seats.length, distance);
    if (!next) throw new Error('The stretches hold fewer seats than the party needs');
    seats.push(...seatsOf(next));
    stretches = [...stretches.filter((stretch) => stretch !== next.stretch), ...restOf(next)];
  }
  return seats.sort((a, b) => a - b);
}

/** The surroundings of an anchor: enough for the whole party if each stretch had one seat, and a choice. */
function nearby(all: Stretch[], anchor: Window, count: number, distance: Float64Array): Stretch[] {
  const others = all.filter((stretch) => stretch !== anchor.stretch);
  const enough = Math.min(4 * count, others.length);
  for (let radius = 8; ; radius *= 2) {
    const near = others.filter(({ first, end }) => (distance[(first + end) >> 1] ?? 0) <= radius);
    if (near.length >= enough) return near;
  }
}

function nextGroup(stretches: Stretch[], wanted: number, distance: Float64Array): Window | null {
  let best: Window | null = null;
  let least = Infinity;
  for (const stretch of stretches) {
    const window = bestWindow(stretch, groupSize(stretch, wanted), distance, LONELY);
    if (!window) continue;
    const weight = window.cost + SHORT * (wanted - window.size);
    if (weight >= least) continue;
    best = window;
    least = weight;
  }
  return best;
}

function mean(seats: number[], cost: Float64Array): number {
  return seats.reduce((sum, seat) => sum + (cost[seat] ?? 0), 0) / seats.length;
}
