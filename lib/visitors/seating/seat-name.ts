import { findRow } from './find-row';
import type { SeatingLayout } from './layout';

/** The words for a seat: its section, its row (`Row F`), and itself (`Seat 12`). */
export type SeatWords = { section: string; row: string; seat: string };

/** How seat number `seat` is said, in parts. Throws a RangeError beyond the hall. */
export function seatWords(layout: SeatingLayout, seat: number): SeatWords {
  const row = layout.rows[findRow(layout, seat)];
  if (!row) throw new RangeError(`Seat number ${seat} is not in ${layout.name}`);
  // A seat without a number is counted along its row, or its neighbours could not be told apart.
  const number = layout.seats.number[seat]?.trim() || String(seat - row.first + 1);
  return {
    section: layout.sections[row.section]?.name ?? '',
    row: row.label,
    seat: row.seatLabel.replaceAll('%s', number),
  };
}

/** How a seat is said in one breath: `Stalls, Row F, Seat 12`. */
export function seatName(layout: SeatingLayout, seat: number): string {
  const { section, row, seat: name } = seatWords(layout, seat);
  return [section, row, name].filter(Boolean).join(', ');
}
