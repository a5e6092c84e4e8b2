import { beforeEach, expect, test } from 'vitest';
import { LagMeter } from './replica-lag';

let meter: LagMeter;
beforeEach(() => {
  meter = new LagMeter();
});

test('an idle primary is no lag, however long', () => {
  for (let at = 0; at < 600_000; at += 1_000) meter.note(at, 500);
  expect(meter.lagOf(500, 600_000)).toBe(0);
});

test('what was replayed is as old as the note of it, and between two notes in proportion', () => {
  for (const [at, bytes] of [
    [0, 100],
    [1_000, 200],
    [2_000, 200],
    [3_000, 300],
  ] as const) {
    meter.note(at, bytes);
  }
  expect(meter.lagOf(300, 3_010)).toBe(0);
  expect(meter.lagOf(290, 3_010)).toBe(110);
  expect(meter.lagOf(200, 3_010)).toBe(1_010);
  expect(meter.lagOf(150, 3_010)).toBe(2_510);
});

test('a replica behind everything noted may be behind without end', () => {
  meter.note(0, 100);
  expect(meter.lagOf(99, 10)).toBe(Number.POSITIVE_INFINITY);
});

test('a new primary with a shorter log is measured from its own notes', () => {
  meter.note(0, 1_000);
  meter.note(1_000, 400);
  expect(meter.lagOf(400, 1_010)).toBe(0);
});
