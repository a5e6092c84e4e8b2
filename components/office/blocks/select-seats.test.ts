import { expect, it } from 'vitest';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { changeSelection, MAX_SELECTED, type SelectionMode, selectPart } from './select-seats';

// Two sections: rows 0-3 and 4-7, and a row 8-9.
const layout = {
  sections: [
    { name: 'Stalls', first: 0, count: 8 },
    { name: 'Circle', first: 8, count: 2 },
  ],
  rows: [
    { section: 0, first: 0, count: 4 },
    { section: 0, first: 4, count: 4 },
    { section: 1, first: 8, count: 2 },
  ],
} as SeatingLayout;

it.each<[SelectionMode, number, number | null, number[]]>([
  ['seat', 1, null, [1]],
  ['row', 1, null, [0, 1, 2, 3]],
  ['section', 5, null, [0, 1, 2, 3, 4, 5, 6, 7]],
  ['range', 3, 1, [1, 2, 3]],
  ['range', 1, 3, [1, 2, 3]],
  ['range', 5, 1, [5]],
  ['range', 5, null, [5]],
])('mode %s at seat %i after %j selects %j', (mode, seat, anchor, seats) => {
  expect(selectPart(layout, 'a'.repeat(10), [], { mode, seat, anchor })).toEqual({
    seats,
    change: 'added',
  });
});

it('selects only available seats, and a second press removes the part', () => {
  const states = 'abxaaaaaaa';
  const row = { mode: 'row', seat: 0, anchor: null } as const;
  const once = selectPart(layout, states, [9], row);
  expect(once).toEqual({ seats: [0, 3, 9], change: 'added' });
  expect(selectPart(layout, states, once.seats, row)).toEqual({
    seats: [9],
    change: 'removed',
  });
  expect(selectPart(layout, states, [], { ...row, mode: 'seat', seat: 1 })).toEqual({
    seats: [],
    change: 'none',
  });
});

it('adds the available seats of a drag, or removes all of its seats', () => {
  const states = 'aabaaaaaaa';
  const once = changeSelection(states, [9], [1, 2, 3], true);
  expect(once).toEqual({ seats: [1, 3, 9], change: 'added' });
  expect(changeSelection(states, once.seats, [3, 4], false)).toEqual({
    seats: [1, 9],
    change: 'removed',
  });
  expect(changeSelection(states, [1], [2], true).change).toBe('none');
});

it('refuses more than MAX_SELECTED seats', () => {
  const large = {
    sections: [{ name: '', first: 0, count: MAX_SELECTED + 1 }],
    rows: [{ section: 0, first: 0, count: MAX_SELECTED + 1 }],
  } as SeatingLayout;
  const press = { mode: 'row', seat: 0, anchor: null } as const;
  expect(selectPart(large, 'a'.repeat(MAX_SELECTED + 1), [], press).change).toBe('too_many');
});
