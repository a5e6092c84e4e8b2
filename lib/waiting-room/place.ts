import { createHmac, randomBytes } from 'node:crypto';
import { authSecret } from '@/lib/auth/secret';
import { readSigned, signText } from '@/lib/signed-text';
import { type Cookie, makeCookie, readCookie } from './cookie';

/** A browser's place in the line of one show: it lies in a cookie there, and nowhere else. */
export type Place = {
  /** 96 random bits. */
  id: string;
  /** When it was taken, in milliseconds since 1970, UTC, by the database's clock. */
  arrivedAt: number;
};

/** A place that was not used by then lapses, in milliseconds. */
export const PLACE_LIFETIME_MS = 12 * 3_600_000;

export function newPlace(now: number): Place {
  return { id: randomBytes(12).toString('base64url'), arrivedAt: now };
}

/** The place for a show that a request's cookie holds; null when there is none of ours, or it lapsed. */
export function readPlace(showId: string, headers: Headers, now: number): Place | null {
  const signed = readCookie(headers, nameOf(showId));
  const [show, id, arrivedAt] = (signed && readSigned('place', signed)?.split(' ')) || [];
  if (show !== showId || !id || now > Number(arrivedAt) + PLACE_LIFETIME_MS) return null;
  return { id, arrivedAt: Number(arrivedAt) };
}

export function placeCookie(showId: string, { id, arrivedAt }: Place): Cookie {
  const value = signText('place', `${showId} ${id} ${arrivedAt}`);
  return makeCookie(nameOf(showId), value, PLACE_LIFETIME_MS);
}

/**
 * Where a place belongs, lower first. Who arrived before the sale opened is drawn, at a number in [0, 1)
 * that only the server's secret makes, so that neither haste nor a chosen id helps. Everybody else
 * follows by arrival.
 */
export function orderOf(showId: string, { id, arrivedAt }: Place, salesStart: number): number {
  if (arrivedAt >= salesStart) return arrivedAt;
  const drawn = createHmac('sha256', authSecret()).update(`draw\n${showId}\n${id}`).digest();
  return drawn.readUIntBE(0, 6) / 2 ** 48;
}

const nameOf = (showId: string) => `rowlock-place-${showId}`;
