import { findRow } from './find-row';
import type { SeatingLayout } from './layout';

/** A seat in words: its section, its row (`Row F`) and the seat itself (`Seat 12`). */
export type SeatLabels = { section: string; row: string; seat: string };

/** The parts of a seat's name. Throws a RangeError for a number beyond the layout. */
export function seatLabels(layout: SeatingLayout, seat: number): SeatLabels {
  const row = layout.rows[findRow(layout, seat)];
  if (!row) throw new RangeError(`Seat number ${seat} is not in ${layout.name}`);
  // A seat without a number gets its position in the row, so that its neighbours can be told apart.
  const number = layout.seats.number[seat]?.trim() || String(seat - row.first + 1);
  return {
    section: layout.sections[row.section]?.name ?? '',
    row: row.label,
    seat: row.seatLabel.replaceAll('%s', number),
  };
}

/** A seat's name: `Stalls, Row F, Seat 12`. Throws as `seatWords` does. */
export function seatName(layout: SeatingLayout, seat: number): string {
  const { section, row, seat: number } = seatLabels(layout, seat);
  return seatLocation({ section, row, number });
}

/** The name of a stored seat, whose `number` reads `Seat 12`: `Stalls, Row F, Seat 12`. */
export function seatLocation(seat: { section?: string; row?: string; number?: string }): string {
  return [seat.section, seat.row, seat.number].filter(Boolean).join(', ');
}
