import type { SeatingLayout } from './layout';

/** The index in `layout.rows` of the row of seat number `seat`; -1 beyond the layout. */
export function findRow(layout: SeatingLayout, seat: number): number {
  if (!Number.isInteger(seat)) return -1;
  let low = 0;
  let high = layout.rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = layout.rows[middle];
    if (!row || seat < row.first) high = middle - 1;
    else if (seat >= row.first + row.count) low = middle + 1;
    else return middle;
  }
  return -1;
}
