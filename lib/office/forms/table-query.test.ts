import { expect, it } from 'vitest';
import { firstValue, readTableQuery } from './table-query';

const SORTS = ['name', 'date'] as const;

it('reads order, page and filter', () => {
  const asked = { sort: 'date', dir: 'down', page: '3', q: ' Ana ' };
  expect(readTableQuery(asked, SORTS)).toEqual({
    sort: 'date',
    isDown: true,
    page: 3,
    text: 'Ana',
  });
});

it('uses the default order without a valid one in the address', () => {
  const usual = { sort: 'name', isDown: true, page: 1, text: '' };
  expect(readTableQuery({}, SORTS, true)).toEqual(usual);
  expect(readTableQuery({ sort: 'password_hash', dir: 'up' }, SORTS, true)).toEqual(usual);
});

it.each([
  ['1000000000', 2_000],
  ['0', 1],
  ['-1', 1],
  ['1.5', 1],
  ['NaN', 1],
  ['1e400', 1],
])('reads page %s as %i', (page, read) => {
  expect(readTableQuery({ page }, SORTS).page).toBe(read);
});

it('limits the search text, and removes NULs', () => {
  expect(readTableQuery({ q: ['a'.repeat(500), 'b'] }, SORTS).text).toBe('a'.repeat(100));
  expect(readTableQuery({ q: 'a\0b' }, SORTS).text).toBe('ab');
  expect(firstValue(['a\0b', 'c'])).toBe('ab');
});
