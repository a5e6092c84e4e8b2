import { randomInt } from 'node:crypto';

/** Without 0, 1, i, l and o, which look alike. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

/** A show's id: six letters that can be read out; the primary key refuses one that is taken. */
export function newShowId(): string {
  return Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
