import type { SeatingLayout } from '@/lib/seating/layout';
import { type Box, centreOf, distance, type Point } from './box';
import { shortSectionNames } from './letters';

/** A word on the plan, its middle, and the room it has, in plan pixels. */
export type Label = Point & { text: string; box: Box };

/** Below this share of its box covered by seats, a section's middle is not where its seats are. */
const COMPACT = 0.25;

/** The rows' numbers, one step beyond the row's first seat, its last, or both. */
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

/** The names of the sections whose seats fill their bounds, in the middle of these. */
export function sectionLabels(layout: SeatingLayout, boxes: Box[], radius: number): Label[] {
  const names = shortSectionNames(layout);
  return layout.sections.flatMap(({ count }, section) => {
    const box = boxes[section];
    if (!box) return [];
    const area = (box.right - box.left) * (box.bottom - box.top);
    const covered = count * (radius * 2.4) ** 2;
    return covered / area < COMPACT ? [] : [{ text: names[section] ?? '', ...centreOf(box), box }];
  });
}
