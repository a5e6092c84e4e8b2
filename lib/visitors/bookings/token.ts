import { SHOW_ID } from '@/lib/visitors/shows/show-id';

const BOOKING_TOKEN = new RegExp(`^(${SHOW_ID})-([A-Za-z0-9_-]{22})$`);

/** The part of a booking's address that opens it: the show's id, which names the shard, and the secret. */
export function bookingToken(showId: string, secret: string): string {
  return `${showId}-${secret}`;
}

/** Splits a token into show id and secret; null when it is malformed. */
export function parseBookingToken(token: string): { showId: string; secret: string } | null {
  const match = BOOKING_TOKEN.exec(token);
  return match?.[1] && match[2] ? { showId: match[1], secret: match[2] } : null;
}
