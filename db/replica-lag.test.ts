import { beforeEach, expect, test } from 'vitest';
import { LagMeter } from './replica-lag';

let meter: LagMeter;
beforeEach(() => {
  meter = new LagMeter();
});

test('reports no lag while the primary is idle, for any time', () => {
  for (let at = 0; at < 600_000; at += 1_000) meter.addSample(at, 500);
  expect(meter.lagOf(500, 600_000)).toBe(0);
});

test('takes the age of the sample at the replayed position, and interpolates between two samples', () => {
  for (const [at, bytes] of [
    [0, 100],
    [1_000, 200],
    [2_000, 200],
    [3_000, 300],
  ] as const) {
    meter.addSample(at, bytes);
  }
  expect(meter.lagOf(300, 3_010)).toBe(0);
  expect(meter.lagOf(290, 3_010)).toBe(110);
  expect(meter.lagOf(200, 3_010)).toBe(1_010);
  expect(meter.lagOf(150, 3_010)).toBe(2_510);
});

test('reports an infinite lag for a position before every sample', () => {
  meter.addSample(0, 100);
  expect(meter.lagOf(99, 10)).toBe(Number.POSITIVE_INFINITY);
});

test('starts over with the samples of a new primary whose WAL is shorter', () => {
  meter.addSample(0, 1_000);
  meter.addSample(1_000, 400);
  expect(meter.lagOf(400, 1_010)).toBe(0);
});
