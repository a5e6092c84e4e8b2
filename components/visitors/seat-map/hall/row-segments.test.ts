import { expect, it } from 'vitest';
import { drawHall, shortSeatNames } from '@/tests/support/data/draw-hall';
import { findRowSegments } from './row-segments';

const { layout } = drawHall('aaaa  aaaa', 'aaaaaaaaaa', 'aawwaaaaaa');

it('splits a row at aisles and where the category changes', () => {
  const runs = findRowSegments(layout);
  const runsOf = (row: number) =>
    runs
      .filter(
        ({ first }) =>
          row === layout.rows.findIndex((of) => of.first <= first && first < of.first + of.count),
      )
      .map(({ first, count }) => shortSeatNames(layout, [first, first + count - 1]).join('-'));
  expect(runsOf(0)).toEqual(['A1-A4', 'A7-A10']);
  expect(runsOf(1)).toEqual(['B1-B10']);

  const category = layout.seats.category.map((_, seat) => (seat < 11 ? 0 : 1));
  const striped = findRowSegments({ ...layout, seats: { ...layout.seats, category } });
  expect(striped.map(({ first, count }) => [first, count])).toEqual([
    [0, 4],
    [4, 4],
    [8, 3],
    [11, 7],
    [18, 10],
  ]);
});
