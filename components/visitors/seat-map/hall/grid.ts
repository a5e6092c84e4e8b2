import type { Box } from './box';

/** Seats by square of the plan, so that a small region is read without scanning the whole hall. */
export type Grid = {
  /** Side of a square, in plan pixels. */
  cell: number;
  columns: number;
  rows: number;
  /** The seats of square n are `seats[starts[n]]` to `seats[starts[n + 1] - 1]`. */
  starts: Uint32Array;
  seats: Uint32Array;
};

/** Sorts points within (0, 0) and (width, height) into squares. */
export function makeGrid(
  xs: readonly number[],
  ys: readonly number[],
  size: { width: number; height: number },
  cell: number,
): Grid {
  const columns = Math.floor(size.width / cell) + 1;
  const rows = Math.floor(size.height / cell) + 1;
  const squareOf = (seat: number) =>
    clamp(Math.floor((ys[seat] ?? 0) / cell), rows) * columns +
    clamp(Math.floor((xs[seat] ?? 0) / cell), columns);

  const starts = new Uint32Array(columns * rows + 1);
  for (let seat = 0; seat < xs.length; seat++) count(starts, squareOf(seat) + 1, 1);
  for (let at = 1; at < starts.length; at++) count(starts, at, starts[at - 1] ?? 0);
  const next = starts.slice();
  const seats = new Uint32Array(xs.length);
  for (let seat = 0; seat < xs.length; seat++) {
    const square = squareOf(seat);
    seats[next[square] ?? 0] = seat;
    count(next, square, 1);
  }
  return { cell, columns, rows, starts, seats };
}

/** Calls `visit` with every seat in the squares that the box touches: at least those inside it. */
export function visitSeats(grid: Grid, box: Box, visit: (seat: number) => void): void {
  const left = clamp(Math.floor(box.left / grid.cell), grid.columns);
  const right = clamp(Math.floor(box.right / grid.cell), grid.columns);
  const top = clamp(Math.floor(box.top / grid.cell), grid.rows);
  const bottom = clamp(Math.floor(box.bottom / grid.cell), grid.rows);
  for (let row = top; row <= bottom; row++) {
    const end = grid.starts[row * grid.columns + right + 1] ?? 0;
    for (let at = grid.starts[row * grid.columns + left] ?? 0; at < end; at++) {
      visit(grid.seats[at] ?? 0);
    }
  }
}

function count(numbers: Uint32Array, at: number, by: number): void {
  numbers[at] = (numbers[at] ?? 0) + by;
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
