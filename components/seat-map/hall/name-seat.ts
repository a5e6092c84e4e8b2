import type { SeatingLayout } from '@/lib/seating/layout';
import { type Hall, sectionOf } from './read-hall';

/** A seat in words: `Stalls`, `Row F`, `Seat 11`. */
export type SeatName = { section: string; row: string; seat: string };

export function nameSeat(hall: Hall, seat: number): SeatName {
  const row = hall.layout.rows[hall.rowOf[seat] ?? 0];
  const number = hall.layout.seats.number[seat] ?? '';
  return {
    section: hall.layout.sections[sectionOf(hall, seat)]?.name ?? '',
    row: row?.label ?? '',
    seat: (row?.seatLabel ?? 'Seat %s').replace('%s', number).trim(),
  };
}

/** Several seats in one sentence, by row: `Stalls, Row F, seats 11 and 12`. */
export function nameSeats(hall: Hall, seats: number[]): string {
  const rows: number[][] = [];
  for (const seat of [...seats].sort((a, b) => a - b)) {
    const together = rows.at(-1);
    const sameRow = together && hall.rowOf[together[0] ?? 0] === hall.rowOf[seat];
    if (sameRow) together.push(seat);
    else rows.push([seat]);
  }
  return joinWords(
    rows.map((together) => nameSeatsOfRow(hall, together)),
    '; ',
  );
}

function nameSeatsOfRow(hall: Hall, together: number[]): string {
  const names = together.map((seat) => nameSeat(hall, seat));
  const { section, row } = names[0] ?? { section: '', row: '' };
  const plain = names.length > 1 && names.every(({ seat }) => seat.startsWith('Seat '));
  const seats = plain
    ? `seats ${joinWords(names.map(({ seat }) => seat.slice(5)))}`
    : joinWords(names.map(({ seat }) => seat));
  return [section, row, seats].filter(Boolean).join(', ');
}

/** `a, b and c`. */
function joinWords(words: string[], comma = ', '): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(comma)} and ${words.at(-1)}`;
}

/** The letter that stands for a price category on seats and in the legend: `A`, `B`, … */
export function categoryLetter(category: number): string {
  return String.fromCharCode(65 + (category % 26));
}

/** Section names without the word they all begin with, for places too small for the whole name. */
export function shortSectionNames({ sections }: SeatingLayout): string[] {
  const names = sections.map(({ name }) => name);
  const word = names[0]?.split(' ')[0] ?? '';
  const shared = names.length > 1 && names.every((name) => name.startsWith(`${word} `));
  return shared ? names.map((name) => name.slice(word.length + 1)) : names;
}
