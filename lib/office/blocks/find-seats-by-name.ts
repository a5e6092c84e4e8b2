import type { SeatingLayout } from '@/lib/visitors/seating/layout';

/** Seats as a form names them; an empty row means the whole section, an empty seat the end of the row. */
export type SeatNames = { section: number; row: string; from: string; to: string };

type SeatsByName =
  | { ok: true; seats: number[] }
  /** The form's field that matches nothing in this hall, and the message for it. */
  | { ok: false; field: 'section' | 'row' | 'from' | 'to'; message: string };

/** The numbers of the named seats. A row may be named as on the map or as on a ticket: `F` or `Row F`. */
export function findSeatsByName(
  layout: SeatingLayout,
  { section, row, from, to }: SeatNames,
): SeatsByName {
  const whole = layout.sections[section];
  if (!whole) return refuse('section', 'This hall has no such section.');
  if (row.trim() === '') {
    if (from.trim() !== '' || to.trim() !== '') {
      return refuse('row', 'Please enter the row of these seats.');
    }
    return { ok: true, seats: range(whole.first, whole.first + whole.count - 1) };
  }
  const found = layout.rows.find(
    (one) => one.section === section && (isSameName(one.number, row) || isSameName(one.label, row)),
  );
  if (!found) return refuse('row', `${whole.name || 'This hall'} has no row ${row.trim()}.`);
  const end = found.first + found.count - 1;
  const first = from.trim() === '' ? found.first : seatIn(layout, found, from);
  const last = to.trim() === '' ? (from.trim() === '' ? end : first) : seatIn(layout, found, to);
  if (first === null) return refuse('from', `${found.label} has no seat ${from.trim()}.`);
  if (last === null) return refuse('to', `${found.label} has no seat ${to.trim()}.`);
  return { ok: true, seats: range(Math.min(first, last), Math.max(first, last)) };
}

function seatIn({ seats }: SeatingLayout, row: SeatingLayout['rows'][number], typed: string) {
  for (let seat = row.first; seat < row.first + row.count; seat++) {
    // A ticket names a seat without a number by its position in the row.
    const number = seats.number[seat]?.trim() || String(seat - row.first + 1);
    const label = row.seatLabel.replaceAll('%s', number);
    if (isSameName(number, typed) || isSameName(label, typed)) return seat;
  }
  return null;
}

const isSameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

function refuse(field: 'section' | 'row' | 'from' | 'to', message: string): SeatsByName {
  return { ok: false, field, message };
}
