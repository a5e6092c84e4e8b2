import { expect, it } from 'vitest';
import {
  MAX_POLL_MS,
  MIN_POLL_MS,
  pollInterval,
  pollIntervalAfterLoss,
  pollIntervalAtOpening,
  pollIntervalDuringOutage,
} from './poll-interval';

const S = 1_000;

/** Numbers in [0, 1) that are the same in each run. */
function dice(seed = 7): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** The number of visits in each second: `first` and `next` say when each browser comes. */
function visits(
  people: number,
  untilMs: number,
  first: (position: number) => number,
  next: (now: number, position: number) => number,
): number[] {
  const seconds = Array<number>(Math.ceil(untilMs / S)).fill(0);
  for (let position = 0; position < people; position++) {
    // The round trip.
    for (let now = first(position); now < untilMs; now += next(now, position) + 100) {
      const second = Math.floor(now / S);
      seconds[second] = (seconds[second] ?? 0) + 1;
    }
  }
  return seconds;
}

it('10,000 browsers in the queue make fewer than 200 requests a second', () => {
  const jitter = dice();
  const rates = Array.from({ length: 10_000 }, (_, ahead) => S / pollInterval(ahead, jitter()));
  const sum = rates.reduce((all, each) => all + each, 0);
  expect(sum).toBeLessThan(200);
  // With the shortest interval for all it would be twelve times that.
  expect(10_000 / (MIN_POLL_MS / S)).toBeGreaterThan(12 * sum);
});

it('the interval grows with the position, from the shortest to the longest', () => {
  expect(pollInterval(0, 0.5)).toBe(MIN_POLL_MS);
  for (const jitter of [0, 0.5, 0.999]) {
    expect(pollInterval(1_000_000, jitter)).toBeLessThanOrEqual(MAX_POLL_MS);
    expect(pollInterval(1_000_000, jitter)).toBeGreaterThan(MAX_POLL_MS * 0.87);
    for (let ahead = 1; ahead < 5_000; ahead++) {
      expect(pollInterval(ahead, jitter)).toBeGreaterThanOrEqual(pollInterval(ahead - 1, jitter));
    }
  }
});

/** The visits in each second, from three minutes before the opening until six after it. */
function opening(people: number): number[] {
  const jitter = dice();
  const opens = 900 * S;
  const all = visits(
    people,
    opens + 360 * S,
    () => jitter() * 600 * S,
    (now, position) =>
      now < opens
        ? pollIntervalAtOpening(opens - now, position, jitter())
        : pollInterval(position, jitter()),
  );
  return all.slice(720);
}

it('10,000 browsers make at most 200 requests a second around the opening', () => {
  expect(Math.max(...opening(10_000))).toBeLessThanOrEqual(200);
});

it('20,000 browsers make no peak around the opening', () => {
  const seconds = opening(20_000);
  const mean = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
  expect(Math.max(...seconds)).toBeLessThan(2 * mean);
});

it('the first browsers ask at the opening, in the order of the draw', () => {
  expect(pollIntervalAtOpening(20_000, 0, 0.9)).toBe(20_000);
  for (let position = 1; position < 9_000; position++) {
    expect(pollIntervalAtOpening(20_000, position, 0)).toBeGreaterThan(
      pollIntervalAtOpening(20_000, position - 1, 0.9),
    );
  }
});

it('10,000 browsers that come back after a loss make fewer than 200 requests a second', () => {
  const jitter = dice();
  const back = Array.from(
    { length: 10_000 },
    (_, position) => jitter() * pollInterval(position, jitter()),
  );
  const byTime = [...back.keys()].sort((a, b) => (back[a] ?? 0) - (back[b] ?? 0));
  // Each gets its position among those that are back already.
  const here: number[] = [];
  const found = new Map<number, number>();
  for (const position of byTime) {
    const after = here.findIndex((other) => other > position);
    const at = after < 0 ? here.length : after;
    here.splice(at, 0, position);
    found.set(position, at);
  }
  const room = 10;
  const seconds = visits(
    10_000,
    400 * S,
    (position) => back[position] ?? 0,
    (now, position) =>
      now < MAX_POLL_MS
        ? pollIntervalAfterLoss(MAX_POLL_MS - now, found.get(position) ?? 0, room, jitter())
        : pollInterval(position, jitter()),
  );
  expect(Math.max(...seconds.slice(MAX_POLL_MS / S))).toBeLessThan(200);
});

it('after a loss the next ones ask as soon as the queue is complete', () => {
  for (const position of [0, 1]) {
    expect(pollIntervalAfterLoss(30_000, position, 2, 0.9)).toBeLessThan(30_100 + MIN_POLL_MS);
  }
  expect(pollIntervalAfterLoss(30_000, 2, 2, 0.9)).toBeGreaterThan(100_000);
});

it('long before the opening the interval does not depend on the draw', () => {
  expect(pollIntervalAtOpening(3_600_000, 0, 0.3)).toBe(
    pollIntervalAtOpening(3_600_000, 9_999, 0.3),
  );
  const all = Array.from(
    { length: 10_000 },
    (_, n) => S / pollIntervalAtOpening(3_600_000, n, n / 10_000),
  );
  expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThan(200);
});

it('10,000 browsers make fewer than 200 requests a second while Redis is down', () => {
  const all = Array.from({ length: 10_000 }, (_, n) => S / pollIntervalDuringOutage(n / 10_000));
  expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThan(200);
});
