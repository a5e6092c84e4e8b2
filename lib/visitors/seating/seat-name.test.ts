import { describe, expect, it } from 'vitest';
import { makeLayout } from './make-layout';
import { seatName } from './seat-name';
import { seatsOfLayout } from './seats-of-layout';

const { layout } = makeLayout({
  name: 'Hall',
  categories: [{ name: 'A' }],
  zones: [
    {
      name: 'Stalls',
      rows: ['E', 'F'].map((row_number) => ({
        row_number,
        seats: ['11', '12', ' '].map((seat_number) => ({
          seat_guid: `${row_number}${seat_number}`,
          seat_number,
          category: 'A',
        })),
      })),
    },
  ],
});

describe('seatName', () => {
  it('names section, row and seat', () => {
    expect(seatName(layout, 0)).toBe('Stalls, Row E, Seat 11');
    expect(seatName(layout, 4)).toBe('Stalls, Row F, Seat 12');
  });

  it('gives a seat without a number its position in the row', () => {
    expect(seatName(layout, 5)).toBe('Stalls, Row F, Seat 3');
  });

  it.each([-1, 6, 0.5, Number.NaN])('refuses %s, which is not a seat of the hall', (seat) => {
    expect(() => seatName(layout, seat)).toThrow(RangeError);
  });
});

describe('seatsOfLayout', () => {
  it('makes a row per seat, in order', () => {
    const rows = seatsOfLayout(layout, 'k3f9a2');
    expect(rows.map(({ seatNo }) => seatNo)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rows[4]).toEqual({
      showId: 'k3f9a2',
      seatNo: 4,
      section: 'Stalls',
      row: 'Row F',
      number: 'Seat 12',
      category: 'A',
    });
  });
});
