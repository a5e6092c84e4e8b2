/*
 * Poll intervals: how long browsers in the queue wait before they ask again, in milliseconds. All of them together
 * must cost little, and the next in the queue must notice its admission at once, so the interval grows with the
 * position. `jitter` is a random number in [0, 1) that spreads browsers which asked at the same moment.
 */

/** The queue opens this long before the sale, in milliseconds; an entry would not last for days. */
export const JOIN_BEFORE_MS = 3_600_000;
/** The interval of the next in the queue. */
export const MIN_POLL_MS = 4_000;
/** The interval is this much longer for each entry ahead. */
export const PER_ENTRY_MS = 60;
/** The longest interval; after a loss of Redis all browsers are back within it. */
export const MAX_POLL_MS = 90_000;
/** At the opening this many browsers ask per second, in the order of the draw. */
const AT_OPENING_PER_S = 100;
/** Polls without an order are spread at random over this time, so that they end before the first ones repeat. */
const SPREAD_MS = (MAX_POLL_MS * 7) / 8;
/** The shortest interval while the show is sold out. */
const SOLD_OUT_POLL_MS = 30_000;

/** The interval at a queue position. 10,000 browsers make about 155 requests a second together. */
export function pollInterval(position: number, jitter: number): number {
  return withJitter(MIN_POLL_MS + position * PER_ENTRY_MS, jitter);
}

/** The interval at a queue position while the show is sold out. */
export function pollIntervalSoldOut(position: number, jitter: number): number {
  return withJitter(Math.max(SOLD_OUT_POLL_MS, MIN_POLL_MS + position * PER_ENTRY_MS), jitter);
}

/** Changes an interval by up to an eighth, and never lengthens the longest one. */
function withJitter(intervalMs: number, jitter: number): number {
  return Math.min(intervalMs * (7 / 8 + jitter / 4), MAX_POLL_MS * (1 - jitter / 8));
}

/** The interval before the sale opens. */
export function pollIntervalAtOpening(opensInMs: number, position: number, jitter: number): number {
  // The time of the first poll after the opening gives away the draw, so browsers get it shortly before.
  if (opensInMs > MAX_POLL_MS) return MAX_POLL_MS * (1 - jitter / 8);
  const inOrder = (position * 1_000) / AT_OPENING_PER_S;
  return opensInMs + (inOrder < MAX_POLL_MS ? inOrder : jitter * SPREAD_MS);
}

/**
 * The interval after Redis lost the queue, which is complete again in `completeInMs`. The position counts only
 * those who are back already, so it matters only if that many visitors can be admitted.
 */
export function pollIntervalAfterLoss(
  completeInMs: number,
  position: number,
  free: number,
  jitter: number,
): number {
  const inOrder = (position * 1_000) / AT_OPENING_PER_S + jitter * MIN_POLL_MS;
  const isAdmittedNext = position < free && inOrder < MAX_POLL_MS;
  return completeInMs + (isAdmittedNext ? inOrder : jitter * SPREAD_MS);
}

/** The interval while Redis is down. */
export function pollIntervalDuringOutage(jitter: number): number {
  return MAX_POLL_MS * (1 - jitter / 3);
}
