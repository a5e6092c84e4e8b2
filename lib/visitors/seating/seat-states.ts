/**
 * All seats of a show as one string: the letter at index n is the state of seat number n.
 * `a` available, `h` held, `b` booked, `x` blocked by staff.
 */
export const SEAT_STATE_LETTERS = {
  available: 'a',
  held: 'h',
  booked: 'b',
  blocked: 'x',
} as const;

/** Whether seat number `seat` is available. A number beyond the hall is not. */
export function isFree(states: string, seat: number): boolean {
  return states[seat] === SEAT_STATE_LETTERS.available;
}

/** How many of the `count` seats from `first` on are available. */
export function countFree(states: string, first = 0, count = states.length): number {
  // Comparing codes is faster than letters; a page counts up to 40,000 seats after each change.
  const available = SEAT_STATE_LETTERS.available.charCodeAt(0);
  let free = 0;
  for (let seat = first; seat < first + count; seat++) {
    if (states.charCodeAt(seat) === available) free++;
  }
  return free;
}
