import { randomBytes, randomInt } from 'node:crypto';

// Crockford's alphabet has no I, L, O and U, which people confuse when they read a reference out.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 128 random bits for a URL: a booking's token, a ticket's code. */
export function newSecret(): string {
  return randomBytes(16).toString('base64url');
}

/** A reference people can read out, such as `K7QM-2XFD`. It opens nothing. */
export function newReference(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)];
  const four = () => Array.from({ length: 4 }, letter).join('');
  return `${four()}-${four()}`;
}
