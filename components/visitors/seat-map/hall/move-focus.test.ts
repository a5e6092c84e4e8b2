import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan } from '@/lib/office/plans/read-plan';
import { makeLayout } from '@/lib/visitors/seating/make-layout';
import { drawHall, shortSeatNames } from '@/tests/support/data/draw-hall';
import { type Direction, moveFocus, moveToRowEnd, moveToSection, nearestFree } from './move-focus';
import { readHall, seatPosition, sectionOf } from './read-hall';

const drawn = drawHall('aaaa  aaaa', '  aaaaaa  ', 'aaaaaaaaaa');
const small = readHall(JSON.stringify(drawn.layout));
const seatAt = (place: string) =>
  drawn.layout.seats.x.findIndex((_, seat) => shortSeatNames(drawn.layout, [seat])[0] === place);

function arena() {
  const plan = readPlan(readFileSync('scripts/seed/plans/arena.json'));
  if (!plan.ok) throw new Error(plan.problems.join('\n'));
  return readHall(makeLayout(plan.plan).bytes);
}

describe('arrows', () => {
  it.each<[string, Direction, string]>([
    ['A2', 'right', 'A3'],
    ['A3', 'left', 'A2'],
    ['A4', 'right', 'A7'],
    ['A4', 'down', 'B4'],
    ['B5', 'up', 'A4'],
    ['C1', 'up', 'A1'],
    ['A1', 'left', 'A1'],
    ['C10', 'down', 'C10'],
  ])('lead from %s %s to %s', (from, direction, to) => {
    expect(shortSeatNames(drawn.layout, [moveFocus(small, seatAt(from), direction)])).toEqual([to]);
  });

  it('go in their direction even where rows run up and down', () => {
    const hall = arena();
    const { first, count } = hall.layout.rows[0] ?? { first: 0, count: 0 };
    for (let seat = first; seat < first + count; seat++) {
      const from = seatPosition(hall, seat);
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const to = seatPosition(hall, moveFocus(hall, seat, direction));
        const [dx, dy] = [to.x - from.x, to.y - from.y];
        const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeGreaterThanOrEqual(Math.hypot(dx, dy) / 2 - 1e-9);
      }
    }
  });

  it('reach at least 600 seats of the arena from one seat', () => {
    const hall = arena();
    const reached = new Set([0]);
    for (const seat of reached) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        if (reached.size < 600) reached.add(moveFocus(hall, seat, direction));
      }
    }
    expect(reached.size).toBeGreaterThanOrEqual(600);
  });
});

it('goes to the ends of a row by positions on the plan', () => {
  expect(shortSeatNames(drawn.layout, [moveToRowEnd(small, seatAt('B4'), 'first')])).toEqual([
    'B3',
  ]);
  expect(shortSeatNames(drawn.layout, [moveToRowEnd(small, seatAt('B4'), 'last')])).toEqual(['B8']);
});

it('goes to an available seat of the next section and wraps around', () => {
  const hall = arena();
  const last = hall.layout.sections.length - 1;
  const states = `${'b'.repeat(186)}${'a'.repeat(hall.rowOf.length - 186)}`;
  const second = moveToSection(hall, states, 0, 1);
  expect(sectionOf(hall, second)).toBe(1);
  expect(states[second]).toBe('a');
  expect(sectionOf(hall, moveToSection(hall, states, 0, -1))).toBe(last);
});

it('finds the nearest available seat, and any seat if none is available', () => {
  const middle = seatPosition(small, seatAt('C5'));
  const taken = drawn.states.replaceAll('a', 'b');
  const one = seatAt('A1');
  const oneFree = `${taken.slice(0, one)}a${taken.slice(one + 1)}`;
  expect(nearestFree(small, oneFree, middle)).toBe(one);
  expect(nearestFree(small, taken, middle)).toBe(seatAt('C5'));
});
