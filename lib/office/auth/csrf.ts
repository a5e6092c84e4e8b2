import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { authSecret } from '@/lib/auth-secret';
import { isSecure } from './session';

/**
 * NextAuth's double-submit cookie (`token|sha256(token + secret)`). The middleware sets it too, because a page
 * cannot set the cookie that its form without JavaScript must match.
 */
export const csrfCookieName = () =>
  isSecure() ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token';

/** A new cookie value. */
export function newCsrfCookie(): string {
  const token = randomBytes(32).toString('hex');
  return `${token}|${sign(token)}`;
}

/** The token of a cookie with a valid signature; null for any other. */
export function readCsrfToken(cookie: string | undefined): string | null {
  const [token, signature] = cookie?.split('|') ?? [];
  if (!token || signature?.length !== 64) return null;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(token))) ? token : null;
}

const sign = (token: string) =>
  createHash('sha256').update(`${token}${authSecret()}`).digest('hex');
