import { expect, it } from 'vitest';
import { parseSearch } from './parse-search';

it.each([
  ['K7QM-2XFD', { kind: 'reference', reference: 'K7QM-2XFD' }],
  ['k7qm 2xfd', { kind: 'reference', reference: 'K7QM-2XFD' }],
  ['koqm-iLfd', { kind: 'reference', reference: 'K0QM-11FD' }],
  [' Ana@Example.com', { kind: 'email', start: 'ana@example.com' }],
  ['F12', { kind: 'seat', number: '12', words: ['f'] }],
  ['Stalls, row F, seat 12', { kind: 'seat', number: '12', words: ['stalls', 'row', 'f'] }],
  ['José d’Ávila', { kind: 'name', words: ['jose', 'd', 'avila'] }],
  // Eight letters can be a name or a reference.
  ['Samantha', { kind: 'name', words: ['samantha'], reference: 'SAMA-NTHA' }],
])('parses %j', (typed, expected) => {
  expect(parseSearch(typed)).toEqual(expected);
});

it.each(['', '   ', '--', '%', "'); drop table bookings"])(
  'finds no SQL, operator or wildcard in %j',
  (typed) => {
    const search = parseSearch(typed);
    if (search?.kind === 'name') expect(search.words.join('')).toMatch(/^[\p{L}\p{N}]*$/u);
    else expect(search).toBeNull();
  },
);
