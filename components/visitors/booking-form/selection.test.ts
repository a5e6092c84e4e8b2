import { expect, it } from 'vitest';
import { drawHall } from '@/tests/support/data/draw-hall';
import { addSeats, changeType, removeSeats, selectSeats, totalOf, typesOf } from './selection';

const { layout } = drawHall('aaaa');
const show = {
  prices: [
    { category: 'All', type: 'standard', amount: 2800 },
    { category: 'All', type: 'child', amount: 1450 },
    { category: 'Other', type: 'senior', amount: 1 },
  ],
};

it('adds each seat once with its first ticket type, and sums the prices', () => {
  expect(typesOf(show, layout, 0)).toEqual(['standard', 'child']);
  const one = addSeats([], [2], show, layout);
  const three = addSeats(one, [2, 1, 0], show, layout);
  expect(three).toEqual([2, 1, 0].map((seat) => ({ seat, type: 'standard' })));
  expect(totalOf(show, layout, changeType(three, 1, 'child'))).toBe(2800 + 1450 + 2800);
  expect(removeSeats(three, [2, 0])).toEqual([{ seat: 1, type: 'standard' }]);
  expect(selectSeats(changeType(three, 1, 'child'), [1, 3], show, layout)).toEqual([
    { seat: 1, type: 'child' },
    { seat: 3, type: 'standard' },
  ]);
});
