import { expect, test } from 'vitest';
import { availabilityOf } from './availability';

test.each([
  [0, 100, 'none'],
  [0, 0, 'none'],
  [1, 100, 'few'],
  [9, 100, 'few'],
  [10, 100, 'some'],
  [49, 100, 'some'],
  [50, 100, 'plenty'],
  [100, 100, 'plenty'],
  [1, 1, 'plenty'],
])('calls %i of %i seats left %s', (free, all, word) => {
  expect(availabilityOf(free, all)).toBe(word);
});
