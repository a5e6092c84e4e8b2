import { OutcomeUnknownError } from '@/db/errors';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { processWide } from '@/lib/process-wide';
import { publishRequest } from '@/lib/visitors/booking-queue/publish-request';
import { requestToken } from '@/lib/visitors/booking-queue/request-token';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { coalesceBooking } from '@/lib/visitors/bookings/coalesce-bookings';
import type { NewBooking, Refusal } from '@/lib/visitors/bookings/outcome';
import { type SaleMode, saleMode } from '@/lib/visitors/shows/sale-mode';
import type { Admission } from '@/lib/visitors/waiting-room/admission';
import { mayBook, releaseAdmission } from '@/lib/visitors/waiting-room/check-admission';
import { precheckRequest } from './precheck-request';

const LOG_INTERVAL_MS = 60_000;

/** What became of a submitted request. */
export type SubmittedBooking =
  | { status: 'booked'; booking: NewBooking }
  /** It is in the booking queue; the token opens its page, which will show the outcome. */
  | { status: 'accepted'; token: string }
  | { status: 'refused'; refusal: Refusal }
  /** The show has a waiting room, and the visitor has no admission, or it has ended or is used. */
  | { status: 'not_admitted' }
  /** The booking queue did not take it. The same request may be sent again at once. */
  | { status: 'not_accepted' };

/**
 * Books the request's seats, or accepts the request into the booking queue if the show sells through it. A queued
 * request is accepted only after the broker has stored it, without a write to the database. The same key means
 * the same booking either way. `admission` is needed only for a show with a waiting room.
 *
 * Throws `OutcomeUnknownError` when the request may be stored (send the same key again), and as `createBookings`
 * does when the database does not answer.
 */
export async function submitBooking(
  showId: string,
  request: BookingRequest,
  admission: Admission | null,
): Promise<SubmittedBooking> {
  const mode = await saleMode(showId);
  if (!(await mayBook(showId, mode, admission, request.key))) return { status: 'not_admitted' };
  const submitted = mode?.queued
    ? await enqueue(showId, mode, request)
    : await bookNow(showId, request);
  const { status } = submitted;
  const outcome = status === 'booked' || status === 'accepted' ? status : 'refused';
  await releaseAdmission(showId, mode, admission, outcome, request.key);
  return submitted;
}

async function bookNow(showId: string, request: BookingRequest): Promise<SubmittedBooking> {
  const outcome = await coalesceBooking(showId, request);
  if (outcome.ok) return { status: 'booked', booking: outcome.booking };
  const { ok: _, ...refusal } = outcome;
  return { status: 'refused', refusal };
}

async function enqueue(
  showId: string,
  mode: SaleMode,
  request: BookingRequest,
): Promise<SubmittedBooking> {
  const refusal = await precheckRequest(mode, request);
  if (refusal) return { status: 'refused', refusal };
  const published = await publishRequest(showId, request);
  if (published.ok) {
    return { status: 'accepted', token: requestToken(showId, published.acceptedAt, request) };
  }
  if (published.reason === 'unknown') {
    throw new OutcomeUnknownError('The broker did not confirm a request');
  }
  if (!env().RABBITMQ_URL) logMissingBroker(showId);
  return { status: 'not_accepted' };
}

const lastLog = processWide('missing-broker', () => ({ at: Number.NEGATIVE_INFINITY }));

/** Logs at most once per interval, because every attempt to book such a show ends here. */
function logMissingBroker(showId: string): void {
  if (Date.now() < lastLog.at + LOG_INTERVAL_MS) return;
  lastLog.at = Date.now();
  log.error({ showId }, 'a show sells through the queue, but RABBITMQ_URL is not set');
}
