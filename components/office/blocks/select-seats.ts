import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { isFree } from '@/lib/visitors/seating/seat-states';

/** What one press selects; `range` reaches from the seat pressed before to this one, in one row. */
export type SelectionMode = 'seat' | 'range' | 'row' | 'section';

/** More selected seats would be slow to draw; larger parts are put on hold by name. */
export const MAX_SELECTED = 2_000;

export type SelectionChange = {
  seats: number[];
  change: 'added' | 'removed' | 'none' | 'too_many';
};

/**
 * The selection after a press on a seat. A press on a selected seat removes its part, any other press
 * adds the available seats of its part. `anchor` is the seat pressed before, where a range begins.
 */
export function selectPart(
  layout: SeatingLayout,
  states: string,
  selected: readonly number[],
  { mode, seat, anchor }: { mode: SelectionMode; seat: number; anchor: number | null },
): SelectionChange {
  const part = partOf(layout, mode, seat, anchor);
  const isRange = mode === 'range' && anchor !== null && anchor !== seat;
  return changeSelection(states, selected, part, isRange || !selected.includes(seat));
}

/** Adds those of the seats that are available, or removes all of them. */
export function changeSelection(
  states: string,
  selected: readonly number[],
  seats: readonly number[],
  adds: boolean,
): SelectionChange {
  if (!adds) {
    const removed = new Set(seats);
    const rest = selected.filter((seat) => !removed.has(seat));
    return { seats: rest, change: rest.length < selected.length ? 'removed' : 'none' };
  }
  const known = new Set(selected);
  const added = seats.filter((seat) => isFree(states, seat) && !known.has(seat));
  if (added.length === 0) return { seats: [...selected], change: 'none' };
  if (selected.length + added.length > MAX_SELECTED) {
    return { seats: [...selected], change: 'too_many' };
  }
  return { seats: [...selected, ...added].sort((a, b) => a - b), change: 'added' };
}

function partOf(layout: SeatingLayout, mode: SelectionMode, seat: number, anchor: number | null) {
  const row = layout.rows.find(({ first, count }) => seat >= first && seat < first + count);
  if (mode === 'row' && row) return numbers(row.first, row.first + row.count - 1);
  if (mode === 'section' && row) {
    const section = layout.sections[row.section];
    if (section) return numbers(section.first, section.first + section.count - 1);
  }
  const isInRow = row && anchor !== null && anchor >= row.first && anchor < row.first + row.count;
  if (mode === 'range' && isInRow) return numbers(Math.min(anchor, seat), Math.max(anchor, seat));
  return [seat];
}

const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
