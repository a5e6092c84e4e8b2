import type { SeatingLayout } from '@/lib/visitors/seating/layout';

/** A stretch of a hall as a form names it; an empty row is the whole section, an empty seat the row's end. */
export type SeatNames = { section: number; row: string; from: string; to: string };

export type SeatsByName =
  | { ok: true; seats: number[] }
  /** The form's field that names nothing in this hall, and what to say beside it. */
  | { ok: false; field: 'section' | 'row' | 'from' | 'to'; words: string };

/** The seat numbers of a place. A row is named as the map or a ticket has it: `F` or `Row F`. */
export function findSeatsByName(
  layout: SeatingLayout,
  { section, row, from, to }: SeatNames,
): SeatsByName {
  const whole = layout.sections[section];
  if (!whole) return no('section', 'This hall has no such section.');
  if (row.trim() === '') {
    if (from.trim() !== '' || to.trim() !== '') {
      return no('row', 'Please name the row that these seats are in.');
    }
    return { ok: true, seats: count(whole.first, whole.first + whole.count - 1) };
  }
  const found = layout.rows.find(
    (one) => one.section === section && (sameWords(one.number, row) || sameWords(one.label, row)),
  );
  if (!found) return no('row', `${whole.name || 'This hall'} has no row ${row.trim()}.`);
  const end = found.first + found.count - 1;
  const first = from.trim() === '' ? found.first : seatIn(layout, found, from);
  const last = to.trim() === '' ? (from.trim() === '' ? end : first) : seatIn(layout, found, to);
  if (first === null) return no('from', `${found.label} has no seat ${from.trim()}.`);
  if (last === null) return no('to', `${found.label} has no seat ${to.trim()}.`);
  return { ok: true, seats: count(Math.min(first, last), Math.max(first, last)) };
}

function seatIn({ seats }: SeatingLayout, row: SeatingLayout['rows'][number], typed: string) {
  for (let seat = row.first; seat < row.first + row.count; seat++) {
    // A seat without a number is counted along its row, as tickets name it.
    const number = seats.number[seat]?.trim() || String(seat - row.first + 1);
    const label = row.seatLabel.replaceAll('%s', number);
    if (sameWords(number, typed) || sameWords(label, typed)) return seat;
  }
  return null;
}

const sameWords = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const count = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

function no(field: 'section' | 'row' | 'from' | 'to', words: string): SeatsByName {
  return { ok: false, field, words };
}
