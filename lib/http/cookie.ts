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

/** A cookie that both the API and the pages set. */
export function makeCookie(name: string, value: string, lifetimeMs: number): Cookie {
  const secure = env().SITE_URL.startsWith('https:');
  const maxAge = Math.ceil(lifetimeMs / 1_000);
  return { name, value, path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge };
}

/** The value of the `Set-Cookie` header for a cookie. */
export function writeCookie({ name, value, secure, maxAge }: Cookie): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
