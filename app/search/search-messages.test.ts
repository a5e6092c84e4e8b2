import { expect, test } from 'vitest';
import { searchQuerySchema } from '@/lib/visitors/shows/search-query';
import { describeSearch, first, messagesOf } from './search-messages';

const venues = [
  { id: 'casa', name: 'Casa da Maré', address: '', city: 'Lisbon', timeZone: 'Europe/Lisbon' },
];

test('describes a search in words', () => {
  const query = { q: 'moon', date: '2031-12-05', venue: 'casa' };
  expect(describeSearch(query, 3, venues)).toBe(
    '3 shows with “moon” on Friday 5 December 2031 at Casa da Maré',
  );
  expect(describeSearch({ q: '', date: '', venue: '' }, 1, venues)).toBe('One show');
});

test('takes the first value of a repeated parameter', () => {
  expect(first({ q: ['a', 'b'], date: undefined, venue: 'x' })).toEqual({ q: 'a', venue: 'x' });
});

test('keeps the first message of each field', () => {
  const { error } = searchQuerySchema.safeParse({ q: `\0${'a'.repeat(200)}`, date: 'tomorrow' });
  if (!error) throw new Error('That query should be refused');
  expect(messagesOf(error)).toEqual({
    q: expect.stringContaining('at most 100'),
    date: expect.stringContaining('year-month-day'),
  });
});
