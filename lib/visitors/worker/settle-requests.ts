import { databaseNow } from '@/lib/database-clock';
import { env } from '@/lib/env';
import { metrics } from '@/lib/metrics';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { reportProgress } from '@/lib/visitors/request-status/report-progress';
import { acknowledge, type Delivery } from './delivery';

/**
 * Decides requests of one show in one transaction, in their order, and stores their outcomes. Then it informs
 * the pages that wait, and acknowledges the messages last. Throws as `createBookings` does; in that case
 * nothing was acknowledged.
 */
export async function settleRequests(showId: string, deliveries: Delivery[]): Promise<void> {
  const byKey = latestByKey(deliveries);
  const requests = [...byKey.values()].map(toBookingRequest);
  const outcomes = await createBookings(showId, requests, { keepOutcomes: true });
  const outcomeByKey = new Map(requests.map(({ key }, index) => [key, outcomes[index]]));

  const upTo = Math.max(...deliveries.map(({ acceptedAt }) => acceptedAt));
  await reportProgress(showId, { upTo, settled: deliveries.length });
  metrics().batchSize.observe(requests.length);
  const now = await databaseNow();
  for (const delivery of deliveries) {
    const { key, hash } = delivery.request;
    const isSame = byKey.get(key)?.request.hash === hash;
    const outcome = isSame ? outcomeByKey.get(key) : ({ ok: false, reason: 'key_reused' } as const);
    if (!outcome) throw new Error('a request was settled without an outcome');
    const kind = outcome.ok ? 'booked' : outcome.reason;
    metrics().requestsSettled.inc({ outcome: kind });
    metrics().requestSeconds.observe(Math.max(0, now - delivery.acceptedAt) / 1_000);
    // A worker stored this outcome before, and died before it could reject the message.
    if (kind === 'failed') delivery.acks.reject(delivery.tag);
  }
  acknowledge(deliveries);
}

/**
 * One delivery for each key. A buyer who sent the same request again keeps the position of the first one and the
 * lifetime of the last one. Another request under the same key is ignored.
 */
function latestByKey(deliveries: Delivery[]): Map<string, Delivery> {
  const byKey = new Map<string, Delivery>();
  for (const delivery of deliveries) {
    const { key, hash } = delivery.request;
    const earlier = byKey.get(key);
    if (!earlier || earlier.request.hash === hash) byKey.set(key, delivery);
  }
  return byKey;
}

function toBookingRequest({ request, acceptedAt }: Delivery): BookingRequest {
  return { ...request, validUntil: acceptedAt + env().REQUEST_LIFETIME_S * 1_000 };
}
