import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import type { Price } from '@/lib/visitors/shows/show';

/** A row of seats for the browser; index i of each column is seat number `first + i`. */
export type ListRow = {
  label: string;
  /** The name of a seat, with `%s` for its number. */
  seatLabel: string;
  first: number;
  numbers: string[];
  /** Indices into the plan's categories. */
  categories: number[];
  /** One letter per seat, see `lib/visitors/seating/seat-states.ts`. */
  states: string;
  /** Seat numbers. */
  wheelchair: number[];
};

/** A price category in the list, with the price of each ticket type. */
export type ListCategory = {
  index: number;
  name: string;
  prices: Pick<Price, 'type' | 'amount'>[];
};

/** The rows of a section, with the states of their seats. */
export function sectionRows(layout: SeatingLayout, section: number, states: string): ListRow[] {
  return layout.rows
    .filter((row) => row.section === section)
    .map(({ label, seatLabel, first, count }) => ({
      label,
      seatLabel,
      first,
      numbers: layout.seats.number
        .slice(first, first + count)
        .map((number, i) => number.trim() || String(i + 1)),
      categories: layout.seats.category.slice(first, first + count),
      states: states.slice(first, first + count),
      wheelchair: layout.seats.wheelchair.filter((seat) => seat >= first && seat < first + count),
    }));
}

/** The price categories of seats `first` to `first + count - 1`, in the plan's order. */
export function categoriesAmong(
  layout: SeatingLayout,
  prices: Price[],
  first = 0,
  count = layout.seats.category.length,
): ListCategory[] {
  const used = new Set(layout.seats.category.slice(first, first + count));
  return [...used]
    .sort((a, b) => a - b)
    .map((index) => {
      const name = layout.categories[index]?.name ?? '';
      return { index, name, prices: prices.filter(({ category }) => category === name) };
    });
}

/** Whether a seat number belongs to a row. */
export function isInRow(row: ListRow, seat: number): boolean {
  return seat >= row.first && seat < row.first + row.numbers.length;
}
