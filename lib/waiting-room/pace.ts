/*
 * How often those who wait come back. All of them together are to cost little, and whoever is next is to
 * notice it at once: so the pause grows with the number of people before one.
 */

/** The line can be joined so long before the sale opens, in milliseconds: places cannot be gathered for days. */
export const JOIN_BEFORE_MS = 3_600_000;
/** The next in line come back after this long, in milliseconds. */
export const SHORTEST_MS = 4_000;
/** And this much later for each person before them. */
export const PER_PERSON_MS = 40;
/** Nobody comes back later than this; after a loss the whole line is heard of again within it. */
export const LONGEST_MS = 90_000;
/** At the opening so many come per second, in the order of the draw. */
const AT_OPENING_PER_S = 150;
/** While no seat is free nobody is in a hurry. */
const SOLD_OUT_MS = 30_000;

/**
 * After how many milliseconds somebody with so many people before them comes back. 10,000 in line make
 * about 165 requests a second, all together.
 */
export function pollAfter(ahead: number): number {
  return Math.min(LONGEST_MS, SHORTEST_MS + ahead * PER_PERSON_MS);
}

/** The same while every seat is sold. */
export function pollAfterSoldOut(ahead: number): number {
  return Math.max(SOLD_OUT_MS, pollAfter(ahead));
}

/**
 * After how many milliseconds somebody comes back who waits until nobody is held back any more: the
 * opening, or the line being whole again after a loss. `rank` counts from 0; `luck` is in [0, 1).
 */
export function pollAround(opensInMs: number, rank: number, luck: number): number {
  // The moment after the opening says how the draw went, so it is told only when it is near.
  if (opensInMs > LONGEST_MS) return LONGEST_MS * (1 - luck / 10);
  return opensInMs + Math.min(LONGEST_MS, (rank * 1_000) / AT_OPENING_PER_S);
}

/** After how many milliseconds somebody comes back while Redis is away; `luck` is in [0, 1). */
export function pollWhileAway(luck: number): number {
  return LONGEST_MS * (1 - luck / 3);
}
