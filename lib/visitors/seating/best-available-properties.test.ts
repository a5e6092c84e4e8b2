import { describe, expect, it } from 'vitest';
import { drawHall } from '@/tests/support/data/draw-hall';
import { bestAvailable } from './best-available';

/** Pseudo-random numbers from a seed, so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function randomHall(seed: number): string[] {
  const roll = randomFrom(seed);
  const sold = roll();
  const seat = () => (roll() < 0.08 ? ' ' : roll() < sold ? 'b' : 'a');
  return Array.from({ length: 1 + Math.floor(roll() * 6) }, () => {
    const row = Array.from({ length: 1 + Math.floor(roll() * 12) }, seat).join('');
    // A row needs at least one seat.
    return row.trim() ? row : 'a';
  });
}

/** All groups of seats side by side, found in the drawing itself; `neat` ones leave no single seat. */
function sideBySide(rows: string[], count: number): { seats: number[]; neat: boolean }[] {
  const ways: { seats: number[]; neat: boolean }[] = [];
  let number = 0;
  for (const row of rows) {
    for (const [column, letter] of [...row].entries()) {
      if (letter === ' ') continue;
      if (row.slice(column, column + count) === 'a'.repeat(count)) {
        const before = /a*$/.exec(row.slice(0, column))?.[0].length;
        const after = /^a*/.exec(row.slice(column + count))?.[0].length;
        const seats = Array.from({ length: count }, (_, index) => number + index);
        ways.push({ seats, neat: before !== 1 && after !== 1 });
      }
      number++;
    }
  }
  return ways;
}

describe('bestAvailable in 3,000 random halls', () => {
  const seeds = Array.from({ length: 3_000 }, (_, index) => index + 1);

  it('returns as many free seats as were asked for, or none if there are fewer', () => {
    for (const seed of seeds) {
      const { layout, states } = drawHall(...randomHall(seed));
      const count = 1 + (seed % 7);
      const seats = bestAvailable(layout, states, count);
      const free = states.split('a').length - 1;
      expect(seats, `seed ${seed}`).toHaveLength(free >= count ? count : 0);
      expect(seats, `seed ${seed}`).toEqual([...new Set(seats)].sort((a, b) => a - b));
      expect(
        seats.every((seat) => states[seat] === 'a'),
        `seed ${seed}`,
      ).toBe(true);
    }
  });

  it('chooses seats side by side if a row has them, and leaves no single seat if possible', () => {
    let rows = 0;
    let neat = 0;
    for (const seed of seeds) {
      const drawing = randomHall(seed);
      const { layout, states } = drawHall(...drawing);
      const count = 1 + (seed % 7);
      const ways = sideBySide(drawing, count);
      if (ways.length === 0) continue;
      rows++;
      const seats = bestAvailable(layout, states, count);
      const way = ways.find((one) => one.seats.join() === seats.join());
      expect(way, `seed ${seed}: ${seats}`).toBeDefined();
      if (!ways.some((one) => one.neat)) continue;
      neat++;
      expect(way?.neat, `seed ${seed}: ${seats}`).toBe(true);
    }
    expect(rows).toBeGreaterThan(500);
    expect(neat).toBeGreaterThan(300);
  });
});
