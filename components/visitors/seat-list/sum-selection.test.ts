import { expect, test } from 'vitest';
import type { ListCategory, ListRow } from './section-rows';
import { sumSelection } from './sum-selection';

const row = (first: number, categories: number[]): ListRow => ({
  label: `Row ${first}`,
  seatLabel: 'Seat %s',
  first,
  numbers: categories.map((_, i) => String(i + 1)),
  categories,
  states: 'a'.repeat(categories.length),
  wheelchair: [],
});
const rows = [row(10, [0, 0, 1]), row(13, [1, 1])];
const categories: ListCategory[] = [
  {
    index: 0,
    name: 'Stalls',
    prices: [
      { type: 'standard', amount: 4200 },
      { type: 'child', amount: 2100 },
    ],
  },
  { index: 1, name: 'Boxes', prices: [{ type: 'standard', amount: 1600 }] },
];

function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test('adds the prices by category and ticket type', () => {
  const chosen = form([
    ['seat', '10'],
    ['type-10', 'child'],
    ['seat', '11'],
    ['type-11', 'standard'],
    ['seat', '14'],
  ]);
  expect(sumSelection(chosen, rows, categories)).toEqual({ count: 3, total: 7900 });
});

test('ignores the ticket type of a seat that is not ticked', () => {
  const chosen = form([['type-10', 'standard']]);
  expect(sumSelection(chosen, rows, categories)).toEqual({ count: 0, total: 0 });
});
