import { requestToken } from '@/lib/visitors/booking-queue/request-token';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { reportProgress } from '@/lib/visitors/request-status/report-progress';
import { readOrMakeSecret } from '@/scripts/web/stored-secret';
import { makeRequest } from '@/tests/support/data/make-show';
import type { OwnShow } from './own-show';

/** A request as if it had been accepted, but not in the queue: it waits until the test settles it. */
export function acceptedRequest(show: OwnShow, seats: number[], acceptedAt = Date.now()) {
  process.env.NEXTAUTH_SECRET ??= readOrMakeSecret('next-auth.key');
  const request = makeRequest(seats);
  const token = requestToken(show.id, acceptedAt, request);
  return { request, token, page: `/bookings/requests/${token}`, api: `/api/requests/${token}` };
}

/** Settles requests as a worker does. */
export async function settle(show: OwnShow, requests: BookingRequest[]): Promise<void> {
  await createBookings(show.id, requests, { keepOutcomes: true });
  await reportProgress(show.id, { upTo: Date.now(), settled: requests.length });
}
