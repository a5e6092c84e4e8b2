import { expect, it } from 'vitest';
import { timeLeft } from './countdown';

it.each([
  [0, '00:00:00'],
  [1, '00:00:01'],
  [59_999, '00:01:00'],
  [3_600_000, '01:00:00'],
  [86_400_000, '1 day 00:00:00'],
  [2 * 86_400_000 + 11_565_000, '2 days 03:12:45'],
])('formats %i ms as %s', (left, text) => {
  expect(timeLeft(left)).toBe(text);
});
