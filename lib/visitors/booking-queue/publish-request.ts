import { databaseNow } from '@/lib/database-clock';
import { env } from '@/lib/env';
import { metrics } from '@/lib/metrics';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { countArrival } from './count-arrival';
import type { QueuedRequest } from './message';
import { type SendResult, sendMessage } from './publisher';

/**
 * `ok`: the broker stored the request, and a worker will settle it; `acceptedAt` is in milliseconds since 1970, UTC,
 * by the database's clock. `unreachable`: nothing was sent. `full`: the queue refused it. `unknown`: it was sent but
 * not confirmed; publish it again under the same key.
 */
export type PublishResult =
  | { ok: true; acceptedAt: number }
  | { ok: false; reason: 'unreachable' | 'full' | 'unknown' };

/**
 * Publishes a request to the queue of its show. Never throws because of the broker. Takes at most 6 s, and no time
 * at all if the broker is known to be down.
 */
export async function publishRequest(
  showId: string,
  request: BookingRequest,
): Promise<PublishResult> {
  const acceptedAt = Math.round(await databaseNow());
  const sent = env().RABBITMQ_URL
    ? await sendMessage(showId, request.key, encodeRequest({ showId, acceptedAt, request }))
    : 'unreachable';
  metrics().requestsPublished.inc({ result: sent });
  if (sent !== 'confirmed') return { ok: false, reason: REASONS[sent] };
  countArrival(showId, acceptedAt);
  return { ok: true, acceptedAt };
}

const REASONS = {
  returned: 'full',
  nacked: 'full',
  'too many': 'full',
  unreachable: 'unreachable',
  unknown: 'unknown',
} as const satisfies Record<Exclude<SendResult, 'confirmed'>, string>;

/** The message of a request. */
function encodeRequest({ showId, acceptedAt, request }: QueuedRequest): Buffer {
  const { key, hash, buyer, name, email, seats } = request;
  const message: QueuedRequest = {
    showId,
    acceptedAt,
    request: { key, hash, buyer, name, email, seats },
  };
  return Buffer.from(JSON.stringify(message));
}
