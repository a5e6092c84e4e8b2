import { env } from '@/lib/env';

/** A cookie for a browser, as Next's `cookies().set` takes it. */
export type Cookie = {
  name: string;
  value: string;
  path: '/';
  httpOnly: true;
  sameSite: 'lax';
  secure: boolean;
  /** Seconds. */
  maxAge: number;
};

/** A cookie of the waiting room; the API and the pages need it alike. */
export function makeCookie(name: string, value: string, lifetimeMs: number): Cookie {
  const secure = env().SITE_URL.startsWith('https:');
  const maxAge = Math.ceil(lifetimeMs / 1_000);
  return { name, value, path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge };
}

/** The value of a cookie that a request brought. */
export function readCookie(headers: Headers, name: string): string | undefined {
  for (const pair of headers.get('cookie')?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}

/** The cookie as a `Set-Cookie` header says it. */
export function writeCookie({ name, value, secure, maxAge }: Cookie): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
