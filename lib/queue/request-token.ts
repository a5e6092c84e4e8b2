import { readSigned, signText } from '@/lib/signed-text';

/** A request that was accepted into the queue, as its page's address names it. */
export type AcceptedRequest = {
  showId: string;
  /** The idempotency key. */
  key: string;
  /** When it was accepted: milliseconds since 1970, UTC, by the database's clock. */
  acceptedAt: number;
  /** The first 16 hex digits of the request's hash: the same key with another request is not this one. */
  hash: string;
};

/**
 * The part of a request page's address that opens it. Signed, so that nobody comes by another's, and
 * whole, so that nothing has to be stored before a worker settles the request.
 */
export function requestToken({ showId, key, acceptedAt, hash }: AcceptedRequest): string {
  return signText('request', [showId, key, acceptedAt.toString(36), hash.slice(0, 16)].join('.'));
}

/** Takes a token apart; null when it is not one of ours. */
export function parseRequestToken(token: string): AcceptedRequest | null {
  const [showId, key, acceptedAt, hash] = readSigned('request', token)?.split('.') ?? [];
  if (!showId || !key || !acceptedAt || !hash) return null;
  return { showId, key, acceptedAt: Number.parseInt(acceptedAt, 36), hash };
}
