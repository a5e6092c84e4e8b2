import { parseBookingToken } from './token';

/** How many booking links a device keeps. */
const MAX_KEPT = 20;

/** The cookie that keeps a device's booking links: sent to `/bookings` only, hidden from scripts. */
export const DEVICE_COOKIE = {
  name: 'rowlock-bookings',
  path: '/bookings',
  httpOnly: true,
  sameSite: 'lax',
  /** Seconds: browsers keep no cookie longer than 400 days. */
  maxAge: 400 * 24 * 3600,
} as const;

/** The tokens in the cookie's value, newest first. Malformed ones are left out. */
export function deviceBookings(value: string | undefined): string[] {
  return (value ?? '').split('.').filter(parseBookingToken).slice(0, MAX_KEPT);
}

/** The cookie's next value, with `token` first. Null when the token is malformed. */
export function rememberBooking(value: string | undefined, token: string): string | null {
  if (!parseBookingToken(token)) return null;
  const others = deviceBookings(value).filter((known) => known !== token);
  return [token, ...others].slice(0, MAX_KEPT).join('.');
}
