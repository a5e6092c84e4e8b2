/**
 * A hall's state as one short string: the character at index n is the state of seat number n.
 * `a` available, `h` held, `b` booked, `x` blocked (held back by the house).
 */
export const SEAT_STATE_LETTERS = {
  available: 'a',
  held: 'h',
  booked: 'b',
  blocked: 'x',
} as const;

/** Whether seat number `seat` can be bought, by a state string. A number beyond the hall cannot. */
export function isFree(states: string, seat: number): boolean {
  return states[seat] === SEAT_STATE_LETTERS.available;
}

/** How many seats of a state string can be bought, from `first` on, `count` of them. */
export function countFree(states: string, first = 0, count = states.length): number {
  // By code, not by letter: a page counts 40,000 of them whenever one changes.
  const available = SEAT_STATE_LETTERS.available.charCodeAt(0);
  let free = 0;
  for (let seat = first; seat < first + count; seat++) {
    if (states.charCodeAt(seat) === available) free++;
  }
  return free;
}
