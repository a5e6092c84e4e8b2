import { parseBookingToken } from './token';

/** Links of more bookings than this are not kept on a device. */
const MOST_KEPT = 20;

/** The cookie that keeps a device's booking links: sent to `/bookings` only, hidden from scripts. */
export const DEVICE_COOKIE = {
  name: 'rowlock-bookings',
  path: '/bookings',
  httpOnly: true,
  sameSite: 'lax',
  /** Seconds: browsers keep no cookie longer than 400 days. */
  maxAge: 400 * 24 * 3600,
} as const;

/** The tokens in the cookie's value, newest first. Whatever cannot be a token is left out. */
export function deviceBookings(value: string | undefined): string[] {
  return (value ?? '').split('.').filter(parseBookingToken).slice(0, MOST_KEPT);
}

/** The cookie's next value with `token` first; null when it cannot be a token. */
export function rememberBooking(value: string | undefined, token: string): string | null {
  if (!parseBookingToken(token)) return null;
  const others = deviceBookings(value).filter((known) => known !== token);
  return [token, ...others].slice(0, MOST_KEPT).join('.');
}
