import { describe, expect, it } from 'vitest';
import { drawHall, shortSeatNames } from '@/tests/support/data/draw-hall';
import { bestAvailable, nearest } from './best-available';
import { findFocus } from './find-focus';

function best(rows: string[], count: number, options?: { near?: number[] }): string[] {
  const { layout, states } = drawHall(...rows);
  return shortSeatNames(layout, bestAvailable(layout, states, count, options));
}

describe('bestAvailable', () => {
  it('takes the middle of the row before the stage', () => {
    expect(best(['aaaaaaaa', 'aaaaaaaa', 'aaaaaaaa'], 2)).toEqual(['A4', 'A5']);
    expect(best(['bbbbbbbb', 'aaaaaaaa', 'aaaaaaaa'], 4)).toEqual(['B3', 'B4', 'B5', 'B6']);
  });

  it('takes the middle of a curved row whose seats are all equally far from the stage', () => {
    const { layout, states } = drawHall('aaaaaaa');
    const turns = [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3];
    const stage = findFocus(layout);
    const x = turns.map((turn) => stage.x + 250 * Math.sin(turn));
    const y = turns.map((turn) => stage.y + 250 * Math.cos(turn));
    const curved = { ...layout, seats: { ...layout.seats, x, y } };
    expect(bestAvailable(curved, states, 3)).toEqual([2, 3, 4]);
  });

  it('prefers the next row to a seat far from the middle', () => {
    expect(best(['aabbbbbbbbbbaa', 'aaaaaaaaaaaaaa'], 2)).toEqual(['B7', 'B8']);
  });

  it('prefers the end of another row to leaving a single seat', () => {
    expect(best(['bbbaaabbb', 'aaaaaaaaa'], 2)).not.toContain('A4');
    expect(best(['bbbaaabbb', 'bbbbbbbaa'], 2)).toEqual(['B8', 'B9']);
  });

  it('leaves a single seat when there is no other way', () => {
    expect(best(['bbbaaabbb', 'bbbbbbbba'], 2)).toEqual(['A4', 'A5']);
  });

  it('takes a single free seat for one person', () => {
    expect(best(['aaaaaaaab', 'aaaabaaab', 'bbbbbbabb'], 1)).toHaveLength(1);
    expect(best(['bbaabbbbb', 'bbbbbbabb'], 1)).toEqual(['B7']);
  });

  it('does not count seats across an aisle as side by side', () => {
    expect(best(['bba abb', 'bbb baa'], 2)).toEqual(['B6', 'B7']);
  });

  it('takes wheelchair places only when nothing else is left', () => {
    expect(best(['bwwwwb', 'bbbaab'], 2)).toEqual(['B4', 'B5']);
    expect(best(['bwwwwb', 'bbbbab'], 2)).toEqual(['A2', 'A3']);
  });

  it('splits a party over neighbouring rows without a group of one', () => {
    expect(best(['bbaaabbbb', 'bbaabbbbb', 'bbbbbbaab'], 5)).toEqual([
      'A3',
      'A4',
      'A5',
      'B3',
      'B4',
    ]);
    expect(best(['aaab', 'aaab'], 4)).toEqual(['A2', 'A3', 'B2', 'B3']);
  });

  it('finds scattered last seats, and returns nothing when there are fewer', () => {
    expect(best(['abab', 'babb'], 3)).toEqual(['A1', 'A3', 'B2']);
    expect(best(['abab', 'babb'], 4)).toEqual([]);
    expect(best(['bbbb'], 1)).toEqual([]);
    expect(best(['aaaa'], 0)).toEqual([]);
  });

  it('chooses seats beside given seats', () => {
    expect(best(['aaaaaaaa', 'aaaaaaaa', 'aaaabbaa'], 2, { near: [21] })).toEqual(['C7', 'C8']);
  });

  it('keeps to one category', () => {
    const { layout, states } = drawHall('aaaa', 'aaaa');
    const two = {
      ...layout,
      categories: [...layout.categories, { name: 'Cheap', color: '#000000' }],
      seats: { ...layout.seats, category: [0, 0, 0, 0, 0, 1, 1, 1] },
    };
    expect(shortSeatNames(two, bestAvailable(two, states, 2, { category: 1 }))).toEqual([
      'B3',
      'B4',
    ]);
    expect(bestAvailable(two, states, 4, { category: 1 })).toEqual([]);
  });

  it('faces the middle of a hall in the round', () => {
    const { layout } = drawHall('aaaaa', 'aaaaa', 'aaaaa', 'aaaaa', 'aaaaa');
    const round = {
      ...layout,
      areas: layout.areas.map((area) => ({ ...area, y: (layout.seats.y[12] ?? 0) - 25 })),
    };
    expect(
      shortSeatNames(round, bestAvailable(round, `${'a'.repeat(12)}b${'a'.repeat(12)}`, 1)),
    ).toEqual(['B3']);
  });
});

describe('nearest', () => {
  it('offers as many seats beside the kept ones', () => {
    const { layout, states } = drawHall('aaaaaaaa', 'aabbaaaa', 'aaaaaaaa');
    expect(shortSeatNames(layout, nearest(layout, states, [10, 11], [12]))).toEqual(['B6', 'B7']);
  });

  it('never offers a lost or kept seat, even by outdated states', () => {
    const { layout, states } = drawHall('aaaa');
    expect(nearest(layout, states, [0], [1])).toEqual([2]);
  });

  it('offers fewer when there are fewer', () => {
    const { layout, states } = drawHall('abbb', 'bbbb');
    expect(nearest(layout, states, [1, 2], [])).toEqual([0]);
  });

  it('replaces a wheelchair place with a wheelchair place', () => {
    const { layout, states } = drawHall('aaaaaa', 'awbbaw');
    const wheelchair = { ...layout, seats: { ...layout.seats, wheelchair: [7, 8, 11] } };
    expect(nearest(wheelchair, states, [8, 9], [])).toEqual([6, 7]);
  });
});
