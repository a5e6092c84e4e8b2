import { expect, it } from 'vitest';
import { formatSeatRanges, parseSeatRanges } from './seat-ranges';

it.each([
  [[], ''],
  [[7], '7'],
  [[3, 1, 2, 2], '1-3'],
  [[0, 1, 5, 9, 10], '0-1,5,9-10'],
])('writes %j as %j and parses it back', (seats, text) => {
  expect(formatSeatRanges(seats)).toBe(text);
  expect(parseSeatRanges(text)).toEqual([...new Set(seats)].sort((a, b) => a - b));
});

it.each(['-', '1-', 'x', '1;2', '5-3', '0-9999999', '-1', '1.5', '0-199999,200000-200001', ','])(
  'refuses %j',
  (text) => expect(parseSeatRanges(text)).toBeNull(),
);
