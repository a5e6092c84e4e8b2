import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { makeLayout } from '@/lib/visitors/seating/make-layout';

/**
 * A hall drawn in characters, with the stage above the first row: `a` is an available seat, `b` a booked one, `w`
 * an available wheelchair space, a blank an aisle. Rows are named from A; all seats have one category.
 */
export function drawHall(...rows: string[]): { layout: SeatingLayout; states: string } {
  const width = Math.max(...rows.map((row) => row.length)) * 25;
  const { layout } = makeLayout({
    name: 'Drawn hall',
    categories: [{ name: 'All' }],
    zones: [
      {
        name: 'Stalls',
        areas: [
          {
            shape: 'rectangle',
            position: { x: 0, y: -100 },
            rectangle: { width, height: 50 },
            text: { text: 'Stage' },
          },
        ],
        rows: rows.map((row, line) => ({
          row_number: String.fromCharCode(65 + line),
          position: { x: (width - row.length * 25) / 2, y: line * 25 },
          seats: [...row].flatMap((letter, column) =>
            letter === ' '
              ? []
              : {
                  seat_guid: `${line}-${column}`,
                  seat_number: String(column + 1),
                  category: 'All',
                  position: { x: column * 25 + 12.5, y: 0 },
                  wheelchair: letter === 'w',
                },
          ),
        })),
      },
    ],
  });
  return { layout, states: rows.join('').replaceAll(' ', '').replaceAll('w', 'a') };
}

/** Seats as `C7`: the row's letter and the character's column, from 1. */
export function shortSeatNames(layout: SeatingLayout, seats: number[]): string[] {
  return seats.map((seat) => {
    const row = layout.rows.findLast(({ first }) => first <= seat);
    return `${row?.number}${layout.seats.number[seat]}`;
  });
}
