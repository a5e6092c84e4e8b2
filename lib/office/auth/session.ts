import { cookies } from 'next/headers';
import { getToken } from 'next-auth/jwt';
import { z } from 'zod';
import { authSecret } from '@/lib/auth-secret';
import { env } from '@/lib/env';
import type { Session } from '@/lib/office/staff/find-signed-in-staff';

const claims = z.object({ staffId: z.uuid(), signedInAt: z.number() });

/** The session that a request's cookie holds; null without a genuine one. Says nothing of today's rights. */
export async function readSession(): Promise<Session | null> {
  const jar = await cookies();
  return readSessionFrom(Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])));
}

/** The same from cookies by name, for the middleware. */
export async function readSessionFrom(
  cookiesByName: Record<string, string>,
): Promise<Session | null> {
  // Only the cookie counts: a bearer token in a header is no session of ours.
  const req = { cookies: cookiesByName, headers: {} };
  const token = await getToken({
    req: req as Parameters<typeof getToken>[0]['req'],
    secret: authSecret(),
    secureCookie: isSecure(),
  });
  const parsed = claims.safeParse(token);
  return parsed.success ? parsed.data : null;
}

/** Whether the site is served over https, so that cookies carry `__Secure-` and `__Host-`. */
export const isSecure = () => env().SITE_URL.startsWith('https:');

/** The cookie in which NextAuth keeps where somebody goes after signing in. */
export const callbackCookieName = () => `${isSecure() ? '__Secure-' : ''}next-auth.callback-url`;
