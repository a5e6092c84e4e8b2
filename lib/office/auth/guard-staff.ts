import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import { contentPolicy } from './content-policy';
import { csrfCookieName, newCsrfCookie, readCsrfToken } from './csrf';
import { isSecure, readSessionFrom } from './session';
import { NONCE_HEADER, PATH_HEADER } from './staff-headers';

/** Pages below /staff that need no session. */
const OPEN = /^\/staff\/(sign-in|password\/[^/]+)$/;

export const isStaffPath = (path: string) => /^\/staff(\/|$)/.test(path);

/** Whether a request carries a session of ours; what it may do is asked of the database later. */
export async function hasSession(request: NextRequest): Promise<boolean> {
  return (await readSessionFrom(cookiesOf(request))) !== null;
}

/**
 * A staff page's request on its way: visitors are sent to sign in, everybody else gets a nonce for
 * scripts and the token for forms. Only a convenience: each page and action authorises for itself.
 */
export async function guardStaff(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && !OPEN.test(pathname) && !(await hasSession(request))) {
    const asked = encodeURIComponent(pathname + search);
    // The address that people see: behind a proxy the request names the process's own.
    return NextResponse.redirect(
      `${env().SITE_URL}/staff/sign-in${pathname === '/staff' ? '' : `?callbackUrl=${asked}`}`,
      { status: 307, headers: { 'cache-control': 'no-store' } },
    );
  }
  return passOn(request, pathname + search);
}

function passOn(request: NextRequest, path: string): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const developing = process.env.NODE_ENV === 'development';
  const policy = contentPolicy(nonce, developing, formTargets(request.nextUrl.pathname));
  const csrf = readCsrfToken(request.cookies.get(csrfCookieName())?.value) ? null : newCsrfCookie();
  if (csrf) request.cookies.set(csrfCookieName(), csrf);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set(NONCE_HEADER, nonce);
  headers.set(PATH_HEADER, path);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'private, no-store');
  response.headers.set('x-robots-tag', 'noindex');
  if (csrf) {
    const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const;
    response.cookies.set(csrfCookieName(), csrf, options);
  }
  return response;
}

/** A provider may send people on to hosts that only it knows; the sign-in page shows nobody's text. */
function formTargets(path: string): string[] {
  const { OIDC_ISSUER } = env();
  return OIDC_ISSUER && path === '/staff/sign-in' ? [new URL(OIDC_ISSUER).origin, 'https:'] : [];
}

function cookiesOf(request: NextRequest): Record<string, string> {
  return Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));
}
