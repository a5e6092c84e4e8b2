import type { SeatingLayout } from '@/lib/seating/layout';
import { type Box, boxAround, type Point } from './box';
import { type Grid, makeGrid } from './grid';
import { type Label, rowLabels, type SectionLabel, sectionLabels } from './labels';
import { findRuns, type Run } from './runs';

/** A hall as the map needs it: its layout, and what is worked out from it once. */
export type Hall = {
  layout: SeatingLayout;
  /** Index into `layout.rows` by seat number. */
  rowOf: Uint32Array;
  wheelchair: ReadonlySet<number>;
  grid: Grid;
  runs: Run[];
  /** By index into `layout.sections`; round the seats, with a seat's radius to spare. */
  sectionBoxes: Box[];
  rowLabels: Label[];
  sectionLabels: SectionLabel[];
  /** The usual radius of a seat, in plan pixels. */
  radius: number;
};

/** About this many seats' widths make a square of the grid. */
const CELL_IN_RADII = 12;

export function readHall(layout: SeatingLayout): Hall {
  const { x, y, radius: radii } = layout.seats;
  const radius = [...radii].sort((a, b) => a - b)[radii.length >> 1] ?? 10;
  const rowOf = new Uint32Array(x.length);
  layout.rows.forEach((row, index) => {
    rowOf.fill(index, row.first, row.first + row.count);
  });
  const sectionBoxes = layout.sections.map((section) =>
    boxAround(x, y, section.first, section.count, radius),
  );
  return {
    layout,
    rowOf,
    wheelchair: new Set(layout.seats.wheelchair),
    grid: makeGrid(x, y, layout, radius * CELL_IN_RADII),
    runs: findRuns(layout),
    sectionBoxes,
    rowLabels: rowLabels(layout),
    sectionLabels: sectionLabels(layout, sectionBoxes, radius),
    radius,
  };
}

/** The middle of a seat, in plan pixels. */
export function placeOf({ layout }: Hall, seat: number): Point {
  return { x: layout.seats.x[seat] ?? 0, y: layout.seats.y[seat] ?? 0 };
}

/** Index into `layout.sections` of a seat. */
export function sectionOf(hall: Hall, seat: number): number {
  return hall.layout.rows[hall.rowOf[seat] ?? 0]?.section ?? 0;
}
