import type { SeatingLayout } from './layout';
import { seatWords } from './seat-name';

const list = new Intl.ListFormat('en-GB');

/** How several seats are said: `Stalls, Row F, Seat 11 and Seat 12; Circle, Row A, Seat 3`. */
export function nameSeats(layout: SeatingLayout, seats: number[]): string {
  const rows = new Map<string, string[]>();
  for (const number of [...seats].sort((a, b) => a - b)) {
    const { section, row, seat } = seatWords(layout, number);
    const place = [section, row].filter(Boolean).join(', ');
    rows.set(place, [...(rows.get(place) ?? []), seat]);
  }
  return [...rows].map(([place, names]) => `${place}, ${list.format(names)}`).join('; ');
}
