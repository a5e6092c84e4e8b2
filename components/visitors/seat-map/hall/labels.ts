import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { type Box, distance, type Point } from './box';
import { shortSectionNames } from './short-names';

/** A text on the plan with its middle and the box that it covers, in plan pixels. */
export type Label = Point & { text: string; box: Box };

/** A section's name; `space` is the side of a square as large as all its seats, in plan pixels. */
export type SectionLabel = Label & { section: number; space: number };

/** A seat takes about this many radii in a row and between rows. */
const SEAT_IN_RADII = 2.7;

/** A middle further than this from the nearest seat, in seat radii, lies outside the section. */
const MAX_DISTANCE_RADII = 6;

/** The row numbers, one step beyond the first seat of the row, the last seat, or both. */
export function rowLabels({ rows, seats }: SeatingLayout): Label[] {
  const place = (seat: number) => ({ x: seats.x[seat] ?? 0, y: seats.y[seat] ?? 0 });
  return rows.flatMap(({ number, numberAt, first, count }) => {
    const last = first + count - 1;
    const beside = (end: number, next: number) =>
      labelBeyond(number, place(end), place(next), seats.radius[end] ?? 10);
    const start = beside(first, Math.min(first + 1, last));
    const end = beside(last, Math.max(last - 1, first));
    if (numberAt === 'both') return count > 1 ? [start, end] : [start];
    return numberAt ? [numberAt === 'start' ? start : end] : [];
  });
}

function labelBeyond(text: string, end: Point, next: Point, radius: number): Label {
  const gap = distance(end, next);
  // A row of one seat has no direction; its number stands to the left.
  const step = gap > 0 ? { x: (end.x - next.x) / gap, y: (end.y - next.y) / gap } : { x: -1, y: 0 };
  const x = end.x + step.x * radius * 2.1;
  const y = end.y + step.y * radius * 2.1;
  const half = radius * Math.max(1, text.length / 2);
  return {
    text,
    x,
    y,
    box: { left: x - half, right: x + half, top: y - radius, bottom: y + radius },
  };
}

/** Section names in the middle of their seats; left out where the middle lies outside the section. */
export function sectionLabels(layout: SeatingLayout, boxes: Box[], radius: number): SectionLabel[] {
  const names = shortSectionNames(layout);
  const { x, y } = layout.seats;
  return layout.sections.flatMap(({ first, count }, section) => {
    const middle = { x: mean(x, first, count), y: mean(y, first, count) };
    let nearest = Infinity;
    for (let seat = first; seat < first + count; seat++) {
      nearest = Math.min(nearest, distance(middle, { x: x[seat] ?? 0, y: y[seat] ?? 0 }));
    }
    const box = boxes[section];
    // A section with seats on both sides of the hall has its middle among other seats.
    if (!box || nearest > radius * MAX_DISTANCE_RADII) return [];
    const space = Math.sqrt(count) * radius * SEAT_IN_RADII;
    return [{ section, text: names[section] ?? '', ...middle, box, space }];
  });
}

function mean(values: number[], first: number, count: number): number {
  let sum = 0;
  for (let at = first; at < first + count; at++) sum += values[at] ?? 0;
  return sum / count;
}
