import { readSigned, signText } from '@/lib/signed-text';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';

/** A request that was accepted into the queue, as its page's address names it. */
export type AcceptedRequest = {
  showId: string;
  /** The idempotency key. */
  key: string;
  /** When it was accepted: milliseconds since 1970, UTC, by the database's clock. */
  acceptedAt: number;
  /** The first 16 hex digits of the request's hash: the same key with another request is not this one. */
  hash: string;
  /** The seats it asks for, so that what is offered instead of some of them is near the others. */
  seats: number[];
};

/**
 * The part of a request page's address that opens it. Signed, so that nobody comes by another's, and
 * whole, so that nothing has to be stored before a worker settles the request. Nothing personal is in it.
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

/** Takes a token apart; null when it is not one of ours. */
export function parseRequestToken(token: string): AcceptedRequest | null {
  const [showId, key, acceptedAt, hash, numbers] = readSigned('request', token)?.split('.') ?? [];
  if (!showId || !key || !acceptedAt || !hash || !numbers) return null;
  const seats = numbers.split('-').map((seat) => Number.parseInt(seat, 36));
  return { showId, key, acceptedAt: Number.parseInt(acceptedAt, 36), hash, seats };
}
