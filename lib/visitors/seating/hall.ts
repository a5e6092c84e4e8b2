import { findFocus } from './find-focus';
import { findRow } from './find-row';
import type { SeatingLayout } from './layout';

/** Neighbours further apart than this many times the usual distance have an aisle between them. */
const AISLE = 1.6;
/** A seat further from the middle of its row counts as if it were this much further from the stage. */
const OFF_CENTRE = 0.5;
/** People who come together rather sit this many seats further along than in another row. */
const OTHER_ROW = 1.5;

/** Seats `first` to `end - 1`, side by side. */
export type Block = { first: number; end: number };

/** What choosing seats needs to know of a hall. Distances are in seats: 1 is the usual one between neighbours. */
export type Hall = {
  layout: SeatingLayout;
  /** The usual distance between neighbours, in plan pixels. */
  pitch: number;
  /** Rows, cut where an aisle runs through them. */
  blocks: Block[];
  /** By seat: how far from the best view; the smaller, the better. */
  cost: Float64Array;
  wheelchair: Set<number>;
};

const halls = new WeakMap<SeatingLayout, Hall>();

/** A layout's hall; worked out once, since layouts never change. */
export function hallOf(layout: SeatingLayout): Hall {
  const known = halls.get(layout);
  if (known) return known;
  const gaps = layout.rows.map((row) => rowGaps(layout, row.first, row.count));
  const pitch = median(gaps.map(usualGap).filter((gap) => gap > 0)) || 1;
  const hall: Hall = {
    layout,
    pitch,
    blocks: layout.rows.flatMap((row, index) => cutAtAisles(row.first, gaps[index] ?? [], pitch)),
    cost: viewCosts(layout, pitch),
    wheelchair: new Set(layout.seats.wheelchair),
  };
  halls.set(layout, hall);
  return hall;
}

/** Distances between neighbours along a row, in plan pixels. */
function rowGaps({ seats: { x, y } }: SeatingLayout, first: number, count: number): number[] {
  const gaps: number[] = [];
  for (let seat = first + 1; seat < first + count; seat++) {
    gaps.push(distance(x[seat] ?? 0, y[seat] ?? 0, x[seat - 1] ?? 0, y[seat - 1] ?? 0));
  }
  return gaps;
}

/** Many times as fast as `Math.hypot`, which guards against overflow. */
function distance(x: number, y: number, toX: number, toY: number): number {
  return Math.sqrt((x - toX) ** 2 + (y - toY) ** 2);
}

/** The usual gap of a row: its lower quartile, as a short row has almost as many aisles as neighbours. */
function usualGap(gaps: number[]): number {
  return gaps.toSorted((a, b) => a - b)[(gaps.length - 1) >> 2] ?? 0;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}

function cutAtAisles(first: number, gaps: number[], pitch: number): Block[] {
  // In a row of two or three seats an aisle may be all there is; longer rows may be wider than most.
  const widest = gaps.length < 3 ? pitch : AISLE * pitch;
  const aisle = AISLE * Math.min(usualGap(gaps), widest);
  const blocks: Block[] = [];
  let start = first;
  for (const [index, gap] of gaps.entries()) {
    if (gap <= aisle) continue;
    blocks.push({ first: start, end: first + index + 1 });
    start = first + index + 1;
  }
  return [...blocks, { first: start, end: first + gaps.length + 1 }];
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
      cost[seat] = (view + OFF_CENTRE * aside) / pitch;
    }
  }
  return cost;
}

/** By seat: the distance from the middle of some seats, and more for seats of other rows than theirs. */
export function distanceCosts({ layout, pitch }: Hall, near: number[]): Float64Array {
  const { x, y } = layout.seats;
  const middleX = near.reduce((sum, seat) => sum + (x[seat] ?? 0), 0) / near.length;
  const middleY = near.reduce((sum, seat) => sum + (y[seat] ?? 0), 0) / near.length;
  const cost = new Float64Array(x.length);
  for (let seat = 0; seat < cost.length; seat++) {
    cost[seat] = OTHER_ROW + distance(x[seat] ?? 0, y[seat] ?? 0, middleX, middleY) / pitch;
  }
  for (const index of new Set(near.map((seat) => findRow(layout, seat)))) {
    const { first = 0, count = 0 } = layout.rows[index] ?? {};
    for (let seat = first; seat < first + count; seat++) cost[seat] = (cost[seat] ?? 0) - OTHER_ROW;
  }
  return cost;
}
