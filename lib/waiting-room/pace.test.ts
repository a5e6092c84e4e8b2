import { expect, it } from 'vitest';
import { LONGEST_MS, pollAfter, pollAround, pollWhileAway, SHORTEST_MS } from './pace';

it('10,000 who wait make fewer than 200 requests a second, all together', () => {
  const rates = Array.from({ length: 10_000 }, (_, ahead) => 1_000 / pollAfter(ahead));
  const sum = rates.reduce((all, each) => all + each, 0);
  expect(sum).toBeLessThan(200);
  // Everybody in a hurry would be twelve times that.
  expect(10_000 / (SHORTEST_MS / 1_000)).toBeGreaterThan(12 * sum);
});

it('the next come back at once, the last within the longest pause, nobody before one ahead of them', () => {
  expect(pollAfter(0)).toBe(SHORTEST_MS);
  expect(pollAfter(1_000_000)).toBe(LONGEST_MS);
  for (let ahead = 1; ahead < 5_000; ahead++) {
    expect(pollAfter(ahead)).toBeGreaterThanOrEqual(pollAfter(ahead - 1));
  }
});

it('10,000 who wait for the opening come after it, spread, in the order of the draw', () => {
  const moments = Array.from({ length: 10_000 }, (_, rank) => pollAround(20_000, rank, 0.5));
  expect(moments[0]).toBe(20_000);
  for (const [rank, moment] of moments.entries()) {
    if (rank > 0) expect(moment).toBeGreaterThan(moments[rank - 1] ?? 0);
  }
  const perSecond = new Map<number, number>();
  for (const moment of moments) {
    const second = Math.floor(moment / 1_000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  expect(Math.max(...perSecond.values())).toBeLessThan(200);
});

it('long before the opening nothing of the draw can be read from when to come back', () => {
  expect(pollAround(3_600_000, 0, 0.3)).toBe(pollAround(3_600_000, 9_999, 0.3));
  const all = Array.from(
    { length: 10_000 },
    (_, n) => 1_000 / pollAround(3_600_000, n, n / 10_000),
  );
  expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThan(200);
});

it('10,000 who find Redis away make fewer than 200 requests a second', () => {
  const all = Array.from({ length: 10_000 }, (_, n) => 1_000 / pollWhileAway(n / 10_000));
  expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThan(200);
});
