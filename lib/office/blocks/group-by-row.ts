import type { NamedSeat } from './seat-runs';

/** Seats by the row they stand in, in their order; a row is named `Stalls, Row F`. */
export function groupByRow(seats: readonly NamedSeat[]): { name: string; seats: NamedSeat[] }[] {
  const rows = new Map<string, NamedSeat[]>();
  for (const seat of seats) {
    const name = [seat.section, seat.row].filter(Boolean).join(', ');
    const known = rows.get(name);
    if (known) known.push(seat);
    else rows.set(name, [seat]);
  }
  return [...rows].map(([name, inRow]) => ({ name, seats: inRow }));
}
