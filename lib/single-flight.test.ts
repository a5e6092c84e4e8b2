import { describe, expect, it } from 'vitest';
import { singleFlight } from './single-flight';

describe('single flight', () => {
  it('starts flights at least the gap apart, however many ask', async () => {
    const starts: number[] = [];
    const fly = singleFlight(async () => starts.push(performance.now()), 50);
    for (let round = 0; round < 4; round++) await Promise.all([fly(), fly(), fly()]);
    expect(starts).toHaveLength(4);
    for (const [index, start] of starts.slice(1).entries()) {
      // A timer may fire a fraction of a millisecond early.
      expect(start - (starts[index] ?? 0)).toBeGreaterThan(48);
    }
  });

  it('goes on after a flight that failed', async () => {
    let flights = 0;
    const fly = singleFlight(async () => {
      flights += 1;
      if (flights === 1) throw new Error('lost');
      return flights;
    }, 0);
    await expect(fly()).rejects.toThrow('lost');
    expect(await fly()).toBe(2);
  });
});
