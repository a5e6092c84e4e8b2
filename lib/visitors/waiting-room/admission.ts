import { type Cookie, makeCookie } from '@/lib/http/cookie';
import { readSigned, signText } from '@/lib/signed-text';

/**
 * Permission to choose seats and book once, kept by a browser in a signed cookie. Times are milliseconds since
 * 1970, UTC, by the database's clock.
 */
export type Admission = {
  entryId: string;
  /** When it ends unless it is renewed. */
  until: number;
  /** When it was given. */
  since: number;
};

/** An admission ends this long after its last renewal; a page with JavaScript renews it each minute. */
export const IDLE_TIMEOUT_MS = 5 * 60_000;
/** A page without JavaScript cannot renew the admission while the visitor reads and types. */
export const READING_TIMEOUT_MS = 10 * 60_000;
/** Renewals do not extend an admission beyond this, so that those who wait get their turn. */
export const MAX_ADMISSION_MS = 15 * 60_000;
/** How often a page with JavaScript renews the admission; two renewals may be lost. */
export const RENEW_AFTER_MS = 60_000;
/** A booking that was sent in the last second still has to arrive. */
const GRACE_MS = 10_000;
/** An ended admission stays in the browser this long, because the retry of a booking may need it. */
const COOKIE_TTL_MS = 3_600_000;

/** The admission to a show in a cookie's value, ended or not; null when the cookie is missing or forged. */
export function readAdmission(showId: string, signed: string | undefined): Admission | null {
  const text = signed && readSigned('admission', signed);
  const [show, entryId, until, since] = text ? text.split(' ') : [];
  if (show !== showId || !entryId) return null;
  return { entryId, until: Number(until), since: Number(since) };
}

/** Whether the admission has not ended, with some seconds of grace for a booking that is on its way. */
export function isAdmitted({ until }: Admission, now: number): boolean {
  return now <= until + GRACE_MS;
}

/** When an admission ends that is renewed now; never earlier than before. */
export function renewedUntil({ until, since }: Admission, now: number, timeoutMs: number): number {
  return Math.max(until, Math.min(now + timeoutMs, since + MAX_ADMISSION_MS));
}

export function admissionCookie(showId: string, { entryId, until, since }: Admission): Cookie {
  const value = signText('admission', `${showId} ${entryId} ${until} ${since}`);
  return makeCookie(admissionCookieName(showId), value, COOKIE_TTL_MS);
}

export const admissionCookieName = (showId: string) => `rowlock-admission-${showId}`;
