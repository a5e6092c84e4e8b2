import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { type Box, boxAround, distance } from './box';

/** Neighbouring seats of one row and one category without an aisle; one line when zoomed out. */
export type RowSegment = { first: number; count: number; category: number; box: Box };

/** A gap wider than this many times a row's usual spacing is an aisle. */
const AISLE = 1.8;

/** Cuts every row where the category changes or an aisle begins. */
export function findRowSegments(layout: SeatingLayout): RowSegment[] {
  return layout.rows.flatMap((row) => segmentsOfRow(layout, row.first, row.count));
}

function segmentsOfRow(layout: SeatingLayout, first: number, count: number): RowSegment[] {
  const { x, y, category, radius } = layout.seats;
  const gaps: number[] = [];
  for (let seat = first + 1; seat < first + count; seat++) gaps.push(gapBefore(layout, seat));
  const aisle = AISLE * ([...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 0);

  const segments: RowSegment[] = [];
  let start = first;
  for (let seat = first + 1; seat <= first + count; seat++) {
    const continues =
      seat < first + count &&
      category[seat] === category[start] &&
      (gaps[seat - first - 1] ?? 0) <= aisle;
    if (continues) continue;
    const length = seat - start;
    const box = boxAround(x, y, start, length, radius[start]);
    segments.push({ first: start, count: length, category: category[start] ?? 0, box });
    start = seat;
  }
  return segments;
}

function gapBefore({ seats }: SeatingLayout, seat: number): number {
  const place = (at: number) => ({ x: seats.x[at] ?? 0, y: seats.y[at] ?? 0 });
  return distance(place(seat - 1), place(seat));
}
