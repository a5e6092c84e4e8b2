import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPlan } from '@/lib/office/plans/read-plan';
import { makeLayout } from '@/lib/visitors/seating/make-layout';
import { categoriesAmong, sectionRows } from './section-rows';

const read = readPlan(readFileSync('scripts/seed/plans/theatre.json'));
if (!read.ok) throw new Error(read.problems.join(' '));
const { layout } = makeLayout(read.plan);

test('returns each seat of a section once, with its state', () => {
  const { first, count } = layout.sections[1] ?? { first: 0, count: 0 };
  const states = Array.from(layout.seats.x, (_, seat) => (seat % 3 ? 'a' : 'b')).join('');
  const rows = sectionRows(layout, 1, states);
  const seats = rows.flatMap((row) => row.numbers.map((_, i) => row.first + i));
  expect(seats).toEqual(Array.from({ length: count }, (_, i) => first + i));
  expect(rows.map((row) => row.states).join('')).toBe(states.slice(first, first + count));
});

test('returns only the categories of the section, in the plan’s order', () => {
  const prices = layout.categories.map(({ name }) => ({
    category: name,
    type: 'standard',
    amount: 100,
  }));
  const { first, count } = layout.sections[2] ?? { first: 0, count: 0 };
  const names = categoriesAmong(layout, prices, first, count).map(({ name }) => name);
  expect(names).toEqual(['Restricted view']);
  expect(categoriesAmong(layout, prices)).toHaveLength(4);
});
