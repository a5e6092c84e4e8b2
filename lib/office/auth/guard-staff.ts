import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import { contentPolicy } from './content-policy';
import { csrfCookieName, newCsrfCookie, readCsrfToken } from './csrf';
import { isSecure, readSessionFrom } from './session';
import { NONCE_HEADER, PATH_HEADER } from './staff-headers';

/** Pages below /staff that need no session. */
const PUBLIC_PAGES = /^\/staff\/(sign-in|password\/[^/]+)$/;

export const isStaffPath = (path: string) => /^\/staff(\/|$)/.test(path);

/** Whether a request has a session cookie with a valid signature. The role is read from the database later. */
export async function hasSession(request: NextRequest): Promise<boolean> {
  return (await readSessionFrom(cookiesOf(request))) !== null;
}

/**
 * The middleware of staff pages: redirects requests without a session to the sign-in page, and gives the others a
 * nonce for scripts and a CSRF token for forms. It is no access control: each page and action checks the role.
 */
export async function guardStaff(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && !PUBLIC_PAGES.test(pathname) && !(await hasSession(request))) {
    const asked = encodeURIComponent(pathname + search);
    // SITE_URL, because behind a proxy the request has the address of this process.
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

/**
 * The sign-in page may submit to any HTTPS host, because a provider can redirect to hosts that only it knows.
 * That page shows no text of users, so injected forms are no risk there.
 */
function formTargets(path: string): string[] {
  const { OIDC_ISSUER } = env();
  return OIDC_ISSUER && path === '/staff/sign-in' ? [new URL(OIDC_ISSUER).origin, 'https:'] : [];
}

function cookiesOf(request: NextRequest): Record<string, string> {
  return Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));
}
