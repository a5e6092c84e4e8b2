import { randomInt } from 'node:crypto';

/** Without 0, 1, i, l and o, which look alike. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

/** A random show id of six characters that can be read aloud. The primary key refuses a duplicate. */
export function newShowId(): string {
  return Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
