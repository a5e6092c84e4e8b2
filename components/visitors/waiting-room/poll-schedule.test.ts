import { expect, it } from 'vitest';
import { makePollSchedule } from './poll-schedule';

it('retries a paused queue at the last interval first, then less and less often', () => {
  const pauses = makePollSchedule();
  expect(pauses.answered(4_000)).toBe(4_000);
  const five = [1, 2, 3, 4, 5, 6].map(() => pauses.stalled(75_000));
  expect(five).toEqual([4_000, 8_000, 16_000, 32_000, 64_000, 75_000]);
  pauses.answered(5_000);
  expect(pauses.stalled(75_000)).toBe(5_000);
  expect(pauses.stalled(3_000)).toBe(3_000);
});

it('uses the server’s interval when no other is known', () => {
  expect(makePollSchedule().stalled(75_000)).toBe(75_000);
});

it('never retries a failing server sooner than planned', () => {
  const last = makePollSchedule();
  last.answered(80_000);
  const waits = Array.from({ length: 200 }, () => last.failed());
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(60_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(100_000);
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(20_000);
});

it('retries a failing server less and less often', () => {
  const next = makePollSchedule();
  next.answered(4_000);
  const waits = [1, 2, 3, 4, 5, 6].map(() => next.failed());
  expect(waits[0]).toBeLessThanOrEqual(10_000);
  for (const wait of waits) expect(wait).toBeLessThanOrEqual(60_000);
  expect(waits[5]).toBeGreaterThanOrEqual(30_000);
});
