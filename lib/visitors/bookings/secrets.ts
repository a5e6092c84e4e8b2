import { randomBytes, randomInt } from 'node:crypto';

// Crockford's alphabet: no I, L, O or U, so that a reference survives being read out.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 128 random bits, fit for an address: a booking's token, a ticket's code. */
export function newSecret(): string {
  return randomBytes(16).toString('base64url');
}

/** A reference people can read out, such as `K7QM-2XFD`. It opens nothing. */
export function newReference(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)];
  const four = () => Array.from({ length: 4 }, letter).join('');
  return `${four()}-${four()}`;
}
