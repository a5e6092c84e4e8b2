import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { type Box, boxAround, type Point } from './box';
import { type Grid, makeGrid } from './grid';

/** A hall as the map draws it: its layout, and what is computed from it once. */
export type Hall = {
  /** The layout as it was served; a string is cheap to post to the worker. */
  text: string;
  layout: SeatingLayout;
  /** Index into `layout.rows` by seat number. */
  rowOf: Uint32Array;
  wheelchair: ReadonlySet<number>;
  grid: Grid;
  /** By index into `layout.sections`; round the seats, with a seat's radius to spare. */
  sectionBoxes: Box[];
  /** The usual radius of a seat, in plan pixels. */
  radius: number;
};

/** About this many seats' widths make a square of the grid. */
const CELL_IN_RADII = 12;

/** Reads what `/api/plans/{hash}` serves. */
export function readHall(text: string): Hall {
  const layout = JSON.parse(text) as SeatingLayout;
  const { x, y, radius: radii } = layout.seats;
  const radius = Float64Array.from(radii).sort()[radii.length >> 1] ?? 10;
  const rowOf = new Uint32Array(x.length);
  layout.rows.forEach((row, index) => {
    rowOf.fill(index, row.first, row.first + row.count);
  });
  return {
    text,
    layout,
    rowOf,
    wheelchair: new Set(layout.seats.wheelchair),
    grid: makeGrid(x, y, layout, radius * CELL_IN_RADII),
    sectionBoxes: layout.sections.map(({ first, count }) => boxAround(x, y, first, count, radius)),
    radius,
  };
}

/** The middle of a seat, in plan pixels. */
export function seatPosition({ layout }: Hall, seat: number): Point {
  return { x: layout.seats.x[seat] ?? 0, y: layout.seats.y[seat] ?? 0 };
}

/** Index into `layout.sections` of a seat. */
export function sectionOf(hall: Hall, seat: number): number {
  return hall.layout.rows[hall.rowOf[seat] ?? 0]?.section ?? 0;
}
