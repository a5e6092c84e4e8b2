import { expect, test } from 'vitest';
import { formatCount } from './format-count';

test('groups thousands', () => {
  expect(formatCount(1_234_567)).toBe('1,234,567');
});

test.each([
  [0, '0 seats'],
  [1, '1 seat'],
  [1_200, '1,200 seats'],
])('writes %i with its noun as %j', (count, text) => {
  expect(formatCount(count, 'seat')).toBe(text);
});
