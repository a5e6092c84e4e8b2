import { createHmac, timingSafeEqual } from 'node:crypto';
import { authSecret } from './auth-secret';

/** What a signature is for; one made for another purpose does not count. */
export type Purpose = 'request' | 'place' | 'admission';

/**
 * Text that comes back to us through a person's address or cookie, with a signature: anybody can read it,
 * nobody can change it. Fit for both: letters, digits, `-`, `_` and one dot.
 */
export function signText(purpose: Purpose, text: string): string {
  return `${Buffer.from(text).toString('base64url')}.${signatureOf(purpose, text)}`;
}

/** The text of `signText`; null when the signature is not ours or was made for something else. */
export function readSigned(purpose: Purpose, signed: string): string | null {
  const [encoded = '', signature = '', ...more] = signed.split('.');
  if (more.length > 0 || signed.length > 1_000) return null;
  const text = Buffer.from(encoded, 'base64url').toString();
  const given = Buffer.from(signature);
  const ours = Buffer.from(signatureOf(purpose, text));
  return given.length === ours.length && timingSafeEqual(given, ours) ? text : null;
}

function signatureOf(purpose: Purpose, text: string): string {
  const signature = createHmac('sha256', authSecret()).update(`${purpose}\n${text}`).digest();
  // 128 bits.
  return signature.subarray(0, 16).toString('base64url');
}
