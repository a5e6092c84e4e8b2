import { expect, it } from 'vitest';
import { drawHall } from '@/tests/support/data/draw-hall';
import { describeSeat, seatAnnouncement } from './describe-seat';
import { readHall } from './hall/read-hall';

const { layout, states } = drawHall('abw');
const hall = readHall(JSON.stringify(layout));
const one = { currency: 'EUR', prices: [{ category: 'All', type: 'standard', amount: 2800 }] };
const two = {
  ...one,
  prices: [...one.prices, { category: 'All', type: 'child', amount: 1450 }],
};
const descriptionOf = (seat: number, chosen = false, show = one, now = states) =>
  seatAnnouncement(describeSeat(hall, now, show, seat, chosen));

it('describes a seat by location, price and state', () => {
  expect(descriptionOf(0)).toBe('Stalls, Row A, Seat 1. All, €28. Available.');
  expect(descriptionOf(1)).toBe('Stalls, Row A, Seat 2. All, €28. Taken.');
  expect(descriptionOf(2)).toBe('Stalls, Row A, Seat 3. Wheelchair space. All, €28. Available.');
  expect(descriptionOf(0, true)).toBe('Stalls, Row A, Seat 1. All, €28. Your choice.');
  expect(descriptionOf(0, false, two)).toBe(
    'Stalls, Row A, Seat 1. All, standard €28, child €14.50. Available.',
  );
  expect(descriptionOf(0, false, one, 'xbh')).toMatch(/Not for sale\.$/);
  expect(descriptionOf(2, false, one, 'xbh')).toMatch(/Taken\.$/);
});
