import { readSigned, signText } from '@/lib/signed-text';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';

/** A request that was accepted into the queue, as the token of its page's address describes it. */
export type AcceptedRequest = {
  showId: string;
  /** The idempotency key. */
  key: string;
  /** When it was accepted: milliseconds since 1970, UTC, by the database's clock. */
  acceptedAt: number;
  /** The first 16 hex digits of the request's hash, to tell it from another request with the same key. */
  hash: string;
  /** The requested seats, so that seats offered instead of some of them are near the others. */
  seats: number[];
};

/**
 * The token in the address of a request's page. It is signed, so that it cannot be guessed. It contains the whole
 * description, so that nothing is stored before a worker settles the request. It has no personal data.
 */
export function requestToken(
  showId: string,
  acceptedAt: number,
  { key, hash, seats }: Pick<BookingRequest, 'key' | 'hash' | 'seats'>,
): string {
  const numbers = seats.map(({ seat }) => seat.toString(36)).join('-');
  const parts = [showId, key, acceptedAt.toString(36), hash.slice(0, 16), numbers];
  return signText('request', parts.join('.'));
}

/** Parses a token; null if this site did not sign it. */
export function parseRequestToken(token: string): AcceptedRequest | null {
  const [showId, key, acceptedAt, hash, numbers] = readSigned('request', token)?.split('.') ?? [];
  if (!showId || !key || !acceptedAt || !hash || !numbers) return null;
  const seats = numbers.split('-').map((seat) => Number.parseInt(seat, 36));
  return { showId, key, acceptedAt: Number.parseInt(acceptedAt, 36), hash, seats };
}
