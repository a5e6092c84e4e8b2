import { env } from './env';

/** What signs and encrypts sessions. Throws when it is not configured: `checkStart` says so earlier. */
export function authSecret(): string {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: nobody can sign in.');
  return secret;
}
