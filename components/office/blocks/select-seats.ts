import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { isFree } from '@/lib/visitors/seating/seat-states';

/** How much of the hall one press takes. */
export type SelectionMode = 'seat' | 'stretch' | 'row' | 'section';

/** More at once would be slow to draw; a larger part is named in the form below the map. */
export const MAX_SELECTED = 2_000;

export type SelectionChange = {
  seats: number[];
  change: 'added' | 'removed' | 'none' | 'too_many';
};

/**
 * What is painted after a press on a seat. A press on a painted seat takes its part off again, any
 * other adds what is free of it. `anchor` is the seat pressed before, where a stretch begins.
 */
export function toggleSelection(
  layout: SeatingLayout,
  states: string,
  painted: readonly number[],
  { brush, seat, anchor }: { brush: SelectionMode; seat: number; anchor: number | null },
): SelectionChange {
  const part = partOf(layout, brush, seat, anchor);
  const isStretch = brush === 'stretch' && anchor !== null && anchor !== seat;
  return changeSelection(states, painted, part, isStretch || !painted.includes(seat));
}

/** What is painted after a stroke over seats: those that are free are added, or all taken off. */
export function changeSelection(
  states: string,
  painted: readonly number[],
  stroke: readonly number[],
  adds: boolean,
): SelectionChange {
  const known = new Set(painted);
  if (!adds) {
    const gone = new Set(stroke);
    const seats = painted.filter((seat) => !gone.has(seat));
    return { seats, change: seats.length < painted.length ? 'removed' : 'none' };
  }
  const fresh = stroke.filter((seat) => isFree(states, seat) && !known.has(seat));
  if (fresh.length === 0) return { seats: [...painted], change: 'none' };
  if (painted.length + fresh.length > MAX_SELECTED) {
    return { seats: [...painted], change: 'too_many' };
  }
  return { seats: [...painted, ...fresh].sort((a, b) => a - b), change: 'added' };
}

function partOf(layout: SeatingLayout, brush: SelectionMode, seat: number, anchor: number | null) {
  const row = layout.rows.find(({ first, count }) => seat >= first && seat < first + count);
  if (brush === 'row' && row) return range(row.first, row.first + row.count - 1);
  if (brush === 'section' && row) {
    const section = layout.sections[row.section];
    if (section) return range(section.first, section.first + section.count - 1);
  }
  const isInRow = row && anchor !== null && anchor >= row.first && anchor < row.first + row.count;
  if (brush === 'stretch' && isInRow) return range(Math.min(anchor, seat), Math.max(anchor, seat));
  return [seat];
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
