import { describe, expect, it } from 'vitest';
import { singleFlight } from './single-flight';

describe('singleFlight', () => {
  it('starts runs at least the gap apart, for any number of calls', async () => {
    const starts: number[] = [];
    const call = singleFlight(async () => starts.push(performance.now()), 50);
    for (let round = 0; round < 4; round++) await Promise.all([call(), call(), call()]);
    expect(starts).toHaveLength(4);
    for (const [index, start] of starts.slice(1).entries()) {
      // A timer may fire a fraction of a millisecond early.
      expect(start - (starts[index] ?? 0)).toBeGreaterThan(48);
    }
  });

  it('runs again after a failed run', async () => {
    let runs = 0;
    const call = singleFlight(async () => {
      runs += 1;
      if (runs === 1) throw new Error('lost');
      return runs;
    }, 0);
    await expect(call()).rejects.toThrow('lost');
    expect(await call()).toBe(2);
  });
});
