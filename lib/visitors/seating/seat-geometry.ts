import { findFocus } from './find-focus';
import { findRow } from './find-row';
import type { SeatingLayout } from './layout';

/** A gap of more than this many usual gaps between neighbours is an aisle. */
const AISLE_GAP_FACTOR = 1.6;
/** How much the distance from the middle of the row costs, compared with the distance from the stage. */
const OFF_CENTRE_WEIGHT = 0.5;
/** What a seat in another row costs when people come together, in seats along the row. */
const OTHER_ROW_COST = 1.5;

/** Seats `first` to `end - 1`, side by side. */
export type SeatRange = { first: number; end: number };

/** A layout's distances, for choosing seats. The unit is the usual distance between neighbours. */
export type SeatGeometry = {
  layout: SeatingLayout;
  /** The usual distance between neighbours, in plan pixels. */
  pitch: number;
  /** Rows, cut at their aisles. */
  segments: SeatRange[];
  /** By seat: the distance from the best view; lower is better. */
  cost: Float64Array;
  wheelchair: Set<number>;
};

const cache = new WeakMap<SeatingLayout, SeatGeometry>();

/** The geometry of a layout, cached by layout. */
export function seatGeometryOf(layout: SeatingLayout): SeatGeometry {
  const cached = cache.get(layout);
  if (cached) return cached;
  const gaps = layout.rows.map((row) => rowGaps(layout, row.first, row.count));
  const pitch = median(gaps.map(usualGap).filter((gap) => gap > 0)) || 1;
  const geometry: SeatGeometry = {
    layout,
    pitch,
    segments: layout.rows.flatMap((row, index) => cutAtAisles(row.first, gaps[index] ?? [], pitch)),
    cost: viewCosts(layout, pitch),
    wheelchair: new Set(layout.seats.wheelchair),
  };
  cache.set(layout, geometry);
  return geometry;
}

/** Distances between neighbours along a row, in plan pixels. */
function rowGaps({ seats: { x, y } }: SeatingLayout, first: number, count: number): number[] {
  const gaps: number[] = [];
  for (let seat = first + 1; seat < first + count; seat++) {
    gaps.push(distance(x[seat] ?? 0, y[seat] ?? 0, x[seat - 1] ?? 0, y[seat - 1] ?? 0));
  }
  return gaps;
}

/** `Math.hypot` guards against overflow and is many times slower. */
function distance(x: number, y: number, toX: number, toY: number): number {
  return Math.sqrt((x - toX) ** 2 + (y - toY) ** 2);
}

/** The lower quartile of a row's gaps: in a short row almost half of the gaps can be aisles. */
function usualGap(gaps: number[]): number {
  return gaps.toSorted((a, b) => a - b)[(gaps.length - 1) >> 2] ?? 0;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}

function cutAtAisles(first: number, gaps: number[], pitch: number): SeatRange[] {
  // In a row of two or three seats, all gaps may be aisles, so the pitch of the hall is the measure.
  const widest = gaps.length < 3 ? pitch : AISLE_GAP_FACTOR * pitch;
  const aisle = AISLE_GAP_FACTOR * Math.min(usualGap(gaps), widest);
  const segments: SeatRange[] = [];
  let start = first;
  for (const [index, gap] of gaps.entries()) {
    if (gap <= aisle) continue;
    segments.push({ first: start, end: first + index + 1 });
    start = first + index + 1;
  }
  return [...segments, { first: start, end: first + gaps.length + 1 }];
}

function viewCosts(layout: SeatingLayout, pitch: number): Float64Array {
  const focus = findFocus(layout);
  const { x, y } = layout.seats;
  const cost = new Float64Array(x.length);
  for (const { first, count } of layout.rows) {
    let middleX = 0;
    let middleY = 0;
    for (let seat = first; seat < first + count; seat++) {
      middleX += (x[seat] ?? 0) / count;
      middleY += (y[seat] ?? 0) / count;
    }
    for (let seat = first; seat < first + count; seat++) {
      const view = distance(x[seat] ?? 0, y[seat] ?? 0, focus.x, focus.y);
      const aside = distance(x[seat] ?? 0, y[seat] ?? 0, middleX, middleY);
      cost[seat] = (view + OFF_CENTRE_WEIGHT * aside) / pitch;
    }
  }
  return cost;
}

/** By seat: the distance from the middle of the seats `near`, plus a cost for seats in other rows. */
export function distanceCosts({ layout, pitch }: SeatGeometry, near: number[]): Float64Array {
  const { x, y } = layout.seats;
  const middleX = near.reduce((sum, seat) => sum + (x[seat] ?? 0), 0) / near.length;
  const middleY = near.reduce((sum, seat) => sum + (y[seat] ?? 0), 0) / near.length;
  const cost = new Float64Array(x.length);
  for (let seat = 0; seat < cost.length; seat++) {
    cost[seat] = OTHER_ROW_COST + distance(x[seat] ?? 0, y[seat] ?? 0, middleX, middleY) / pitch;
  }
  for (const index of new Set(near.map((seat) => findRow(layout, seat)))) {
    const { first = 0, count = 0 } = layout.rows[index] ?? {};
    for (let seat = first; seat < first + count; seat++)
      cost[seat] = (cost[seat] ?? 0) - OTHER_ROW_COST;
  }
  return cost;
}
