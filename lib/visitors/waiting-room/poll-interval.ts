/*
 * How often those who wait come back. All of them together are to cost little, and whoever is next is to
 * notice it at once: so the pause grows with the number of people before one.
 */

/** The line can be joined so long before the sale opens, in milliseconds: places cannot be gathered for days. */
export const JOIN_BEFORE_MS = 3_600_000;
/** The next in line come back after this long, in milliseconds. */
export const MIN_POLL_MS = 4_000;
/** And this much later for each person before them. */
export const PER_ENTRY_MS = 60;
/** Nobody comes back later than this; after a loss the whole line is heard of again within it. */
export const MAX_POLL_MS = 90_000;
/** At the opening so many come per second, in the order of the draw. */
const AT_OPENING_PER_S = 100;
/** Who comes in no order comes within this, before the first of them come again, in milliseconds. */
const ONCE_MS = (MAX_POLL_MS * 7) / 8;
/** While no seat is free nobody is in a hurry. */
const SOLD_OUT_MS = 30_000;

/**
 * After how many milliseconds somebody with so many people before them comes back. 10,000 in line make
 * about 155 requests a second, all together; `luck` is in [0, 1), so that a bunch does not stay one.
 */
export function pollInterval(ahead: number, luck: number): number {
  return spread(MIN_POLL_MS + ahead * PER_ENTRY_MS, luck);
}

/** The same while every seat is sold. */
export function pollIntervalSoldOut(ahead: number, luck: number): number {
  return spread(Math.max(SOLD_OUT_MS, MIN_POLL_MS + ahead * PER_ENTRY_MS), luck);
}

/** An eighth sooner or later; at the longest pause only sooner. */
function spread(pause: number, luck: number): number {
  return Math.min(pause * (7 / 8 + luck / 4), MAX_POLL_MS * (1 - luck / 8));
}

/**
 * After how many milliseconds somebody comes back who waits for the opening. `rank` counts from 0; `luck` is
 * in [0, 1).
 */
export function pollIntervalAtOpening(opensInMs: number, rank: number, luck: number): number {
  // The moment after the opening says how the draw went, so it is told only when it is near.
  if (opensInMs > MAX_POLL_MS) return MAX_POLL_MS * (1 - luck / 8);
  const turn = (rank * 1_000) / AT_OPENING_PER_S;
  return opensInMs + (turn < MAX_POLL_MS ? turn : luck * ONCE_MS);
}

/**
 * After how many milliseconds somebody comes back when Redis lost the line, which is whole again in
 * `wholeInMs`. Their rank among those who are back already says little, except to those for whom there is room.
 */
export function pollIntervalAfterLoss(
  wholeInMs: number,
  rank: number,
  room: number,
  luck: number,
): number {
  const turn = (rank * 1_000) / AT_OPENING_PER_S + luck * MIN_POLL_MS;
  return wholeInMs + (rank < room && turn < MAX_POLL_MS ? turn : luck * ONCE_MS);
}

/** After how many milliseconds somebody comes back while Redis is away; `luck` is in [0, 1). */
export function pollIntervalDuringOutage(luck: number): number {
  return MAX_POLL_MS * (1 - luck / 3);
}
