import { describe, expect, it } from 'vitest';
import { type Attempt, checkHistory, type Stored } from './check-history';

const attempts: Attempt[] = [
  { key: 'a', seats: [0, 1], reported: 'booked' },
  { key: 'b', seats: [1, 2], reported: { taken: [1] } },
  { key: 'c', seats: [3], reported: 'unknown' },
  { key: 'd', seats: [2], reported: 'not stored' },
];

const good: Stored = {
  bookings: [
    { key: 'a', seats: [0, 1] },
    { key: 'c', seats: [3] },
  ],
  live: [0, 1, 3],
  seats: [
    { status: 'booked', version: 2 },
    { status: 'booked', version: 2 },
    { status: 'available', version: 1 },
    { status: 'booked', version: 2 },
  ],
};

const [first, second, third, fourth] = good.seats;
const seatsWith = (change: Partial<Stored['seats'][number]>) =>
  [first, second, { ...third, ...change }, fourth] as Stored['seats'];

describe('checkHistory', () => {
  it('finds nothing in a correct history', () => {
    expect(checkHistory(attempts, good)).toEqual([]);
  });

  it.each<[string, Attempt[], Stored]>([
    ['a lost booking', attempts, { ...good, bookings: good.bookings.slice(1) }],
    [
      'a booking stored twice',
      attempts,
      { ...good, bookings: [...good.bookings, ...good.bookings] },
    ],
    [
      'a booking stored in part',
      attempts,
      { ...good, bookings: [{ key: 'a', seats: [0] }, ...good.bookings.slice(1)] },
    ],
    ['a seat sold twice', attempts, { ...good, live: [...good.live, 0] }],
    [
      'a stored booking that was reported as not stored',
      [{ key: 'a', seats: [0, 1], reported: 'not stored' }],
      good,
    ],
    ['a booking that was never requested', attempts.slice(1), good],
    [
      'a refusal without a reason',
      [...attempts, { key: 'e', seats: [2], reported: { taken: [2] } }],
      good,
    ],
    [
      'a booked seat without a ticket',
      attempts,
      { ...good, seats: seatsWith({ status: 'booked' }) },
    ],
    ['a version that is too high', attempts, { ...good, seats: seatsWith({ version: 2 }) }],
  ])('finds %s', (_name, history, stored) => {
    expect(checkHistory(history, stored)).not.toEqual([]);
  });
});
