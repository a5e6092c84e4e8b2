import { cookies } from 'next/headers';
import { getToken } from 'next-auth/jwt';
import { z } from 'zod';
import { authSecret } from '@/lib/auth-secret';
import { env } from '@/lib/env';
import type { Session } from '@/lib/office/staff/find-signed-in-staff';

const claims = z.object({ staffId: z.uuid(), signedInAt: z.number() });

/** The session in this request's cookie; null without a valid one. The current role is not part of it. */
export async function readSession(): Promise<Session | null> {
  const jar = await cookies();
  return readSessionFrom(Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])));
}

/** The session in these cookies, by name, for the middleware. */
export async function readSessionFrom(
  cookiesByName: Record<string, string>,
): Promise<Session | null> {
  // No headers, because NextAuth would accept a bearer token from them.
  const req = { cookies: cookiesByName, headers: {} };
  const token = await getToken({
    req: req as Parameters<typeof getToken>[0]['req'],
    secret: authSecret(),
    secureCookie: isSecure(),
  });
  const parsed = claims.safeParse(token);
  return parsed.success ? parsed.data : null;
}

/** Whether the site is served over HTTPS, so that cookies get the prefixes `__Secure-` and `__Host-`. */
export const isSecure = () => env().SITE_URL.startsWith('https:');

/** Name of the cookie in which NextAuth keeps the page to open after signing in. */
export const callbackCookieName = () => `${isSecure() ? '__Secure-' : ''}next-auth.callback-url`;
