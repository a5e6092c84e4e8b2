import { expect, test } from 'vitest';
import { titleSize } from './title-size';

test('a short title is larger than a long one', () => {
  expect(titleSize('Oslo', 40)).toBeGreaterThan(
    titleSize('The Whale Road, with live orchestra', 40),
  );
});

test('a long word fits the width', () => {
  expect(titleSize('Donaudampfschifffahrtsgesellschaft', 40) * 34 * 0.5).toBeLessThanOrEqual(102);
});

test('less height makes a smaller title, down to a minimum', () => {
  const title = 'A Midsummer Night’s Dream in the Rain, Again and Again and Again';
  expect(titleSize(title, 30)).toBeLessThan(titleSize(title, 60));
  expect(titleSize('word '.repeat(100), 30)).toBe(6);
});
