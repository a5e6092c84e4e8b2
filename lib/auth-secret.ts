import { env } from './env';

/** The secret that signs and encrypts sessions. Throws if it is not set, which `checkStart` prevents. */
export function authSecret(): string {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: staff cannot sign in.');
  return secret;
}
