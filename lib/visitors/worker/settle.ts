import { databaseNow } from '@/lib/database-clock';
import { env } from '@/lib/env';
import { metrics } from '@/lib/metrics';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { reportProgress } from '@/lib/visitors/request-status/progress';
import { acknowledge, type Delivery } from './delivery';

/**
 * Settles requests of one show in one transaction, in their order, tells those who wait, and only then
 * lets the broker forget them. Throws as `createBookings` does; then nothing was acknowledged.
 */
export async function settle(showId: string, deliveries: Delivery[]): Promise<void> {
  const asked = new Map<string, Delivery>();
  for (const delivery of deliveries) {
    const { key, hash } = delivery.request;
    const earlier = asked.get(key);
    // In the first one's turn, and valid for as long as the last one: it was pressed again.
    if (!earlier || earlier.request.hash === hash) asked.set(key, delivery);
  }
  const requests = [...asked.values()].map(requestOf);
  const outcomes = await createBookings(showId, requests, { keepOutcomes: true });
  const byKey = new Map(requests.map(({ key }, index) => [key, outcomes[index]]));

  const upTo = Math.max(...deliveries.map(({ acceptedAt }) => acceptedAt));
  await reportProgress(showId, { upTo, settled: deliveries.length });
  metrics().batchSize.observe(requests.length);
  const now = await databaseNow();
  for (const delivery of deliveries) {
    const { key, hash } = delivery.request;
    const isSame = asked.get(key)?.request.hash === hash;
    const outcome = isSame ? byKey.get(key) : ({ ok: false, reason: 'key_reused' } as const);
    if (!outcome) throw new Error('a request was settled without an outcome');
    const kind = outcome.ok ? 'booked' : outcome.reason;
    metrics().requestsSettled.inc({ outcome: kind });
    metrics().requestSeconds.observe(Math.max(0, now - delivery.acceptedAt) / 1_000);
    // A worker stored that outcome and ended before it could give the message up.
    if (kind === 'failed') delivery.inbox.giveUp(delivery.tag);
  }
  acknowledge(deliveries);
}

function requestOf({ request, acceptedAt }: Delivery): BookingRequest {
  return { ...request, validUntil: acceptedAt + env().REQUEST_LIFETIME_S * 1_000 };
}
