import { type Cookie, makeCookie } from '@/lib/http/cookie';
import { readSigned, signText } from '@/lib/signed-text';

/** Leave to choose and book, held by a browser in a cookie. Times are milliseconds since 1970, UTC. */
export type Admission = {
  entryId: string;
  /** When it ends unless it is renewed. */
  until: number;
  /** When it was given. */
  since: number;
};

/** Without a sign of life it ends after this; a page with a script gives one each minute. */
export const IDLE_TIMEOUT_MS = 5 * 60_000;
/** A page without a script gives none while somebody reads and types. */
export const READING_TIMEOUT_MS = 10 * 60_000;
/** And in all it lasts no longer, or those inside would choose for ever while others wait. */
export const MAX_ADMISSION_MS = 15 * 60_000;
/** How often a page with a script says that it is still there: two may be lost. */
export const RENEW_AFTER_MS = 60_000;
/** A press at the last second has its way to go. */
const ON_THE_WAY_MS = 10_000;
/** An ended one is kept this long, since the retry of a booking may need it. */
const KEPT_MS = 3_600_000;

/** The admission to a show in a cookie's value, ended or not; null when the cookie is missing or forged. */
export function readAdmission(showId: string, signed: string | undefined): Admission | null {
  const text = signed && readSigned('admission', signed);
  const [show, place, until, since] = text ? text.split(' ') : [];
  if (show !== showId || !place) return null;
  return { entryId, until: Number(until), since: Number(since) };
}

/** Whether a booking under this admission may still go on. */
export function isAdmitted({ until }: Admission, now: number): boolean {
  return now <= until + ON_THE_WAY_MS;
}

/** Until when an admission lasts after a sign of life now; never less than before. */
export function renewedUntil({ until, since }: Admission, now: number, idleMs: number): number {
  return Math.max(until, Math.min(now + idleMs, since + MAX_ADMISSION_MS));
}

export function admissionCookie(showId: string, { entryId, until, since }: Admission): Cookie {
  const value = signText('admission', `${showId} ${entryId} ${until} ${since}`);
  return makeCookie(admissionCookieName(showId), value, KEPT_MS);
}

export const admissionCookieName = (showId: string) => `rowlock-admission-${showId}`;
