import { createHmac, randomBytes } from 'node:crypto';
import { authSecret } from '@/lib/auth-secret';
import { type Cookie, makeCookie } from '@/lib/http/cookie';
import { readSigned, signText } from '@/lib/signed-text';

/** A browser's entry in the queue of one show. Only the browser's cookie has the whole of it. */
export type QueueEntry = {
  /** 96 random bits. */
  id: string;
  /** When the browser joined, in milliseconds since 1970, UTC, by the database's clock. */
  arrivedAt: number;
  /** When its cookie was signed, likewise. */
  signedAt: number;
};

/** An entry expires this long after its cookie was signed, in milliseconds. */
export const ENTRY_TTL_MS = 48 * 3_600_000;

export function newQueueEntry(now: number): QueueEntry {
  return { id: randomBytes(12).toString('base64url'), arrivedAt: now, signedAt: now };
}

/** The entry for a show in a cookie's value; null when it is missing, forged or expired. */
export function readQueueEntry(
  showId: string,
  signed: string | undefined,
  now: number,
): QueueEntry | null {
  const [show, id, arrived, given] = (signed && readSigned('place', signed)?.split(' ')) || [];
  const [arrivedAt, signedAt] = [Number(arrived), Number(given)];
  if (show !== showId || !id || !(now <= signedAt + ENTRY_TTL_MS)) return null;
  return { id, arrivedAt, signedAt };
}

/** A new cookie for an entry in the second half of its life; none before that. */
export function renewQueueEntry(showId: string, entry: QueueEntry, now: number): Cookie[] {
  if (now < entry.signedAt + ENTRY_TTL_MS / 2) return [];
  return [makeEntryCookie(showId, { ...entry, signedAt: Math.floor(now) })];
}

export function makeEntryCookie(showId: string, { id, arrivedAt, signedAt }: QueueEntry): Cookie {
  const value = signText('place', `${showId} ${id} ${arrivedAt} ${signedAt}`);
  return makeCookie(entryCookieName(showId), value, ENTRY_TTL_MS);
}

/**
 * The order of an entry in the queue, lowest first. Entries from before the sale opened are drawn: they get a
 * number in [0, 1) that depends on the server's secret, so neither speed nor a chosen id helps. All others
 * follow by time of arrival.
 */
export function orderOf(showId: string, { id, arrivedAt }: QueueEntry, salesStart: number): number {
  if (arrivedAt >= salesStart) return arrivedAt;
  const drawn = createHmac('sha256', authSecret()).update(`draw\n${showId}\n${id}`).digest();
  return drawn.readUIntBE(0, 6) / 2 ** 48;
}

export const entryCookieName = (showId: string) => `rowlock-place-${showId}`;
