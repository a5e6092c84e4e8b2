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

/** How many visits there are in each second, when each at `first` is told when to come by `next`. */
function visits(
  people: number,
  untilMs: number,
  first: (rank: number) => number,
  next: (now: number, rank: number) => number,
): number[] {
  const seconds = Array<number>(Math.ceil(untilMs / S)).fill(0);
  for (let rank = 0; rank < people; rank++) {
    // The way there and back.
    for (let now = first(rank); now < untilMs; now += next(now, rank) + 100) {
      const second = Math.floor(now / S);
      seconds[second] = (seconds[second] ?? 0) + 1;
    }
  }
  return seconds;
}

it('10,000 who wait make fewer than 200 requests a second, all together', () => {
  const luck = dice();
  const rates = Array.from({ length: 10_000 }, (_, ahead) => S / pollInterval(ahead, luck()));
  const sum = rates.reduce((all, each) => all + each, 0);
  expect(sum).toBeLessThan(200);
  // Everybody in a hurry would be twelve times that.
  expect(10_000 / (MIN_POLL_MS / S)).toBeGreaterThan(12 * sum);
});

it('the next come back at once, the last within the longest pause, those before one sooner on average', () => {
  expect(pollInterval(0, 0.5)).toBe(MIN_POLL_MS);
  for (const luck of [0, 0.5, 0.999]) {
    expect(pollInterval(1_000_000, luck)).toBeLessThanOrEqual(MAX_POLL_MS);
    expect(pollInterval(1_000_000, luck)).toBeGreaterThan(MAX_POLL_MS * 0.87);
    for (let ahead = 1; ahead < 5_000; ahead++) {
      expect(pollInterval(ahead, luck)).toBeGreaterThanOrEqual(pollInterval(ahead - 1, luck));
    }
  }
});

/** The visits of a crowd, from three minutes before the opening until six after it. */
function opening(people: number): number[] {
  const luck = dice();
  const opens = 900 * S;
  const all = visits(
    people,
    opens + 360 * S,
    () => luck() * 600 * S,
    (now, rank) =>
      now < opens ? pollIntervalAtOpening(opens - now, rank, luck()) : pollInterval(rank, luck()),
  );
  return all.slice(720);
}

it('10,000 who wait for the opening make no more than 200 requests a second, before it and after', () => {
  expect(Math.max(...opening(10_000))).toBeLessThanOrEqual(200);
});

it('20,000 who wait for the opening come in no bunch', () => {
  const seconds = opening(20_000);
  const mean = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
  expect(Math.max(...seconds)).toBeLessThan(2 * mean);
});

it('the first come at the opening, in the order of the draw', () => {
  expect(pollIntervalAtOpening(20_000, 0, 0.9)).toBe(20_000);
  for (let rank = 1; rank < 9_000; rank++) {
    expect(pollIntervalAtOpening(20_000, rank, 0)).toBeGreaterThan(
      pollIntervalAtOpening(20_000, rank - 1, 0.9),
    );
  }
});

it('10,000 who come back after a loss make fewer than 200 requests a second', () => {
  const luck = dice();
  const back = Array.from({ length: 10_000 }, (_, rank) => luck() * pollInterval(rank, luck()));
  const byTime = [...back.keys()].sort((a, b) => (back[a] ?? 0) - (back[b] ?? 0));
  // Each learns their rank among those who are back already.
  const here: number[] = [];
  const found = new Map<number, number>();
  for (const rank of byTime) {
    const after = here.findIndex((other) => other > rank);
    const at = after < 0 ? here.length : after;
    here.splice(at, 0, rank);
    found.set(rank, at);
  }
  const room = 10;
  const seconds = visits(
    10_000,
    400 * S,
    (rank) => back[rank] ?? 0,
    (now, rank) =>
      now < MAX_POLL_MS
        ? pollIntervalAfterLoss(MAX_POLL_MS - now, found.get(rank) ?? 0, room, luck())
        : pollInterval(rank, luck()),
  );
  expect(Math.max(...seconds.slice(MAX_POLL_MS / S))).toBeLessThan(200);
});

it('who is next after a loss comes soon after the line is whole', () => {
  for (const rank of [0, 1]) {
    expect(pollIntervalAfterLoss(30_000, rank, 2, 0.9)).toBeLessThan(30_100 + MIN_POLL_MS);
  }
  expect(pollIntervalAfterLoss(30_000, 2, 2, 0.9)).toBeGreaterThan(100_000);
});

it('long before the opening nothing of the draw can be read from when to come back', () => {
  expect(pollIntervalAtOpening(3_600_000, 0, 0.3)).toBe(
    pollIntervalAtOpening(3_600_000, 9_999, 0.3),
  );
  const all = Array.from(
    { length: 10_000 },
    (_, n) => S / pollIntervalAtOpening(3_600_000, n, n / 10_000),
  );
  expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThan(200);
});

it('10,000 who find Redis away make fewer than 200 requests a second', () => {
  const all = Array.from({ length: 10_000 }, (_, n) => S / pollIntervalDuringOutage(n / 10_000));
  expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThan(200);
});
