import {
  bestGroup,
  type FreeSegment,
  type SeatGroup,
  seatsOf,
  segmentsLeftBy,
} from './free-segments';
import { distanceCosts, type SeatGeometry } from './seat-geometry';

/** How many positions of the largest group are tried; more cost time and hardly improve the result. */
const MAX_ANCHORS = 8;
/** Costs, in seats of distance, of each seat that a group lacks, and of a single seat left beside it. */
const SHORT_GROUP_COST = 4;
const SINGLE_SEAT_COST = 2;
/** The weight of the view; sitting close together has the weight 1. */
const VIEW_WEIGHT = 0.25;

/**
 * Seats for a party that fits in no row: few groups, close to one another, without a group of one if
 * possible. The segments must have enough seats.
 */
export function splitParty(
  geometry: SeatGeometry,
  segments: FreeSegment[],
  count: number,
  cost: Float64Array,
): number[] {
  const anchors = segments
    .flatMap(
      (segment) => bestGroup(segment, groupSize(segment, count), cost, SINGLE_SEAT_COST) ?? [],
    )
    .sort((a, b) => b.size - a.size || a.cost - b.cost)
    .slice(0, MAX_ANCHORS);
  let best: { seats: number[]; worth: number } | undefined;
  for (const anchor of anchors) {
    const seats = gather(geometry, segments, anchor, count);
    const worth = mean(seats, distanceCosts(geometry, seats)) + VIEW_WEIGHT * mean(seats, cost);
    if (!best || worth < best.worth) best = { seats, worth };
  }
  return best?.seats ?? [];
}

/** As many as fit, but one less if otherwise the last person would sit alone. */
function groupSize(segment: FreeSegment, wanted: number): number {
  const size = Math.min(segment.end - segment.first, wanted);
  return wanted - size === 1 && size > 2 ? size - 1 : size;
}

function gather(
  geometry: SeatGeometry,
  all: FreeSegment[],
  anchor: SeatGroup,
  count: number,
): number[] {
  const distance = distanceCosts(geometry, seatsOf(anchor));
  let segments = [...nearby(all, anchor, count, distance), ...segmentsLeftBy(anchor)];
  const seats = seatsOf(anchor);
  while (seats.length < count) {
    const next = nextGroup(segments, count - seats.length, distance);
    if (!next) throw new Error('The segments have fewer seats than the party needs');
    seats.push(...seatsOf(next));
    segments = [...segments.filter((segment) => segment !== next.segment), ...segmentsLeftBy(next)];
  }
  return seats.sort((a, b) => a - b);
}

/** The segments around an anchor: at least four times as many as the party has people, if there are. */
function nearby(
  all: FreeSegment[],
  anchor: SeatGroup,
  count: number,
  distance: Float64Array,
): FreeSegment[] {
  const others = all.filter((segment) => segment !== anchor.segment);
  const enough = Math.min(4 * count, others.length);
  for (let radius = 8; ; radius *= 2) {
    const near = others.filter(({ first, end }) => (distance[(first + end) >> 1] ?? 0) <= radius);
    if (near.length >= enough) return near;
  }
}

function nextGroup(
  segments: FreeSegment[],
  wanted: number,
  distance: Float64Array,
): SeatGroup | null {
  let best: SeatGroup | null = null;
  let least = Infinity;
  for (const segment of segments) {
    const group = bestGroup(segment, groupSize(segment, wanted), distance, SINGLE_SEAT_COST);
    if (!group) continue;
    const weight = group.cost + SHORT_GROUP_COST * (wanted - group.size);
    if (weight >= least) continue;
    best = group;
    least = weight;
  }
  return best;
}

function mean(seats: number[], cost: Float64Array): number {
  return seats.reduce((sum, seat) => sum + (cost[seat] ?? 0), 0) / seats.length;
}
