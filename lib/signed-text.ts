import { createHmac, timingSafeEqual } from 'node:crypto';
import { authSecret } from './auth-secret';

/** The purpose of a signature; a signature for another purpose is invalid. */
type Purpose = 'request' | 'place' | 'admission';

/**
 * Signs text that clients keep in an address or a cookie: they can read it, but not change it. Consists of
 * letters, digits, `-`, `_` and one dot.
 */
export function signText(purpose: Purpose, text: string): string {
  return `${Buffer.from(text).toString('base64url')}.${signatureOf(purpose, text)}`;
}

/** The text of a `signText` result; null if the signature is wrong or for another purpose. */
export function readSigned(purpose: Purpose, signed: string): string | null {
  const [encoded = '', signature = '', ...more] = signed.split('.');
  if (more.length > 0 || signed.length > 1_000) return null;
  const text = Buffer.from(encoded, 'base64url').toString();
  const given = Buffer.from(signature);
  const expected = Buffer.from(signatureOf(purpose, text));
  return given.length === expected.length && timingSafeEqual(given, expected) ? text : null;
}

function signatureOf(purpose: Purpose, text: string): string {
  const signature = createHmac('sha256', authSecret()).update(`${purpose}\n${text}`).digest();
  // 128 bits are enough against guessing.
  return signature.subarray(0, 16).toString('base64url');
}
