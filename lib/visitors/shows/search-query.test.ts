import { expect, test } from 'vitest';
import { searchQuerySchema } from './search-query';

test('trims text, and leaves missing fields empty', () => {
  expect(searchQuerySchema.parse({ q: '  the  moon ', other: 'x' })).toEqual({
    q: 'the  moon',
    date: '',
    venue: '',
  });
});

test.each([
  [{ q: 'x'.repeat(101) }, 'q', /100 characters/],
  [{ q: 'a\0' }, 'q', /cannot be read/],
  [{ q: '\ud800' }, 'q', /cannot be read/],
  [{ venue: '\0' }, 'venue', /cannot be read/],
  [{ date: '2026-02-30' }, 'date', /year-month-day/],
  [{ date: '0000-01-01' }, 'date', /year-month-day/],
  [{ date: '10000-01-01' }, 'date', /year-month-day/],
  [{ date: '1.2.2027' }, 'date', /year-month-day/],
  [{ date: '2027-03-21T10:00' }, 'date', /year-month-day/],
])('refuses the query %j', (query, field, message) => {
  const { error } = searchQuerySchema.safeParse(query);
  expect(error?.issues[0]).toMatchObject({
    path: [field],
    message: expect.stringMatching(message),
  });
});

test.each(['2028-02-29', '0001-01-01', '9999-12-31'])('accepts the day %s', (date) => {
  expect(searchQuerySchema.safeParse({ date }).success).toBe(true);
});
