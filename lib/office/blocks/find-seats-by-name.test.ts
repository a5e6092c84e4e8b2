import { describe, expect, it } from 'vitest';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { findSeatsByName } from './find-seats-by-name';
import { nameSeatRuns } from './seat-runs';

const row = (section: number, number: string, first: number) => ({
  section,
  number,
  label: `Row ${number}`,
  seatLabel: 'Seat %s',
  first,
  count: 3,
});
const layout = {
  sections: [
    { name: 'Stalls', first: 0, count: 6 },
    { name: 'Circle', first: 6, count: 3 },
  ],
  rows: [row(0, 'A', 0), row(0, 'B', 3), row(1, 'A', 6)],
  seats: { number: ['1', '2', '3', '11', '12', '', '1', '2', '3'] },
} as unknown as SeatingLayout;

const at = (section: number, name = '', from = '', to = '') =>
  findSeatsByName(layout, { section, row: name, from, to });

describe('findSeatsByName', () => {
  it.each([
    [at(0), [0, 1, 2, 3, 4, 5]],
    [at(1), [6, 7, 8]],
    [at(0, 'a'), [0, 1, 2]],
    [at(1, ' Row A '), [6, 7, 8]],
    [at(0, 'A', '2'), [1]],
    [at(0, 'A', '2', '3'), [1, 2]],
    [at(0, 'A', '3', '2'), [1, 2]],
    [at(0, 'A', '', '2'), [0, 1]],
    [at(0, 'B', 'Seat 12', '3'), [4, 5]],
  ])('%j', (found, seats) => expect(found).toEqual({ ok: true, seats }));

  it.each([
    [at(2), 'section'],
    [at(1, 'B'), 'row'],
    [at(0, '', '1'), 'row'],
    [at(0, 'A', '9'), 'from'],
    [at(0, 'A', '1', '9'), 'to'],
  ])('finds nothing for %j', (found, field) => expect(found).toMatchObject({ ok: false, field }));
});

describe('nameSeatRuns', () => {
  const seat = (n: number, rowName = 'Row A') => ({
    seat: n,
    section: 'Stalls',
    row: rowName,
    number: `Seat ${n}`,
  });
  it('gives one text for neighbours in a row', () => {
    expect(nameSeatRuns([seat(1), seat(2), seat(3), seat(5), seat(6, 'Row B')])).toEqual([
      'Stalls, Row A, Seat 1 to Seat 3',
      'Stalls, Row A, Seat 5',
      'Stalls, Row B, Seat 6',
    ]);
  });
  it('counts the rest after the limit', () => {
    expect(nameSeatRuns([seat(1), seat(3), seat(5), seat(7)], 2)).toEqual([
      'Stalls, Row A, Seat 1',
      'and 3 more seats',
    ]);
  });
});
