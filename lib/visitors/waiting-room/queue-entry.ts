import { createHmac, randomBytes } from 'node:crypto';
import { authSecret } from '@/lib/auth-secret';
import { type Cookie, makeCookie } from '@/lib/http/cookie';
import { readSigned, signText } from '@/lib/signed-text';

/** A browser's place in the line of one show: it lies in a cookie there, and nowhere else. */
export type QueueEntry = {
  /** 96 random bits. */
  id: string;
  /** When it was taken, in milliseconds since 1970, UTC, by the database's clock. */
  arrivedAt: number;
  /** When its cookie was given, likewise. */
  signedAt: number;
};

/** A place that nobody came with for so long lapses, in milliseconds. */
export const ENTRY_TTL_MS = 48 * 3_600_000;

export function newQueueEntry(now: number): QueueEntry {
  return { id: randomBytes(12).toString('base64url'), arrivedAt: now, signedAt: now };
}

/** The place for a show that a request's cookie holds; null when there is none of ours, or it lapsed. */
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

/** The cookie that keeps a place in the last half of its life for another one; none before. */
export function renewQueueEntry(showId: string, place: QueueEntry, now: number): Cookie[] {
  if (now < place.signedAt + ENTRY_TTL_MS / 2) return [];
  return [makeEntryCookie(showId, { ...place, signedAt: Math.floor(now) })];
}

export function makeEntryCookie(showId: string, { id, arrivedAt, signedAt }: QueueEntry): Cookie {
  const value = signText('place', `${showId} ${id} ${arrivedAt} ${signedAt}`);
  return makeCookie(entryCookieName(showId), value, ENTRY_TTL_MS);
}

/**
 * Where a place belongs, lower first. Who arrived before the sale opened is drawn, at a number in [0, 1)
 * that only the server's secret makes, so that neither haste nor a chosen id helps. Everybody else
 * follows by arrival.
 */
export function orderOf(showId: string, { id, arrivedAt }: QueueEntry, salesStart: number): number {
  if (arrivedAt >= salesStart) return arrivedAt;
  const drawn = createHmac('sha256', authSecret()).update(`draw\n${showId}\n${id}`).digest();
  return drawn.readUIntBE(0, 6) / 2 ** 48;
}

export const entryCookieName = (showId: string) => `rowlock-place-${showId}`;
