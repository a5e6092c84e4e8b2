import type { SeatingLayout } from './layout';
import { seatLabels } from './seat-name';

const list = new Intl.ListFormat('en-GB');

/** The message for chosen seats that another buyer has taken: their names, and how many they are. */
export function takenWhileChoosing(names: string, count: number): string {
  return `${names} ${count === 1 ? 'was' : 'were'} taken while you were choosing.`;
}

/** The names of several seats: `Stalls, Row F, Seat 11 and Seat 12; Circle, Row A, Seat 3`. */
export function nameSeats(layout: SeatingLayout, seats: number[]): string {
  const rows = new Map<string, string[]>();
  for (const number of [...seats].sort((a, b) => a - b)) {
    const { section, row, seat } = seatLabels(layout, number);
    const sectionAndRow = [section, row].filter(Boolean).join(', ');
    rows.set(sectionAndRow, [...(rows.get(sectionAndRow) ?? []), seat]);
  }
  return [...rows]
    .map(([sectionAndRow, names]) => `${sectionAndRow}, ${list.format(names)}`)
    .join('; ');
}
