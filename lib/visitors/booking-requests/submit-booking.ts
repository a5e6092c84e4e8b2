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
import { makeRoom, mayBook } from '@/lib/visitors/waiting-room/check-admission';
import { precheckRequest } from './precheck-request';

const COMPLAIN_EVERY_MS = 60_000;

/** What the door answers to a request. */
export type SubmittedBooking =
  | { status: 'booked'; booking: NewBooking }
  /** It lies in the queue; the token opens its page, where its outcome will stand. */
  | { status: 'accepted'; token: string }
  | { status: 'refused'; refusal: Refusal }
  /** The show has a waiting room, and whoever asks was not let in, or their time is over. */
  | { status: 'not_admitted' }
  /** The queue did not take it; the same request may be sent again at once. */
  | { status: 'not_accepted' };

/**
 * Books what somebody asks for, or accepts it into the queue when the show is sold through it: without
 * a write to the database, and only when the broker has stored it. The same key means the same booking
 * by either way. `headers` are the request's: where people wait in line they hold the admission.
 *
 * Throws `OutcomeUnknownError` when it may have been stored (send the same key again), and as
 * `createBookings` does when the database does not answer.
 */
export async function submitBooking(
  showId: string,
  request: BookingRequest,
  admission: Admission | null,
): Promise<SubmittedBooking> {
  const mode = await saleMode(showId);
  if (!(await mayBook(showId, mode, admission, request.key))) return { status: 'not_admitted' };
  const taken = mode?.queued ? await queue(showId, mode, request) : await bookNow(showId, request);
  const { status } = taken;
  const became = status === 'booked' || status === 'accepted' ? status : 'refused';
  await makeRoom(showId, mode, admission, became, request.key);
  return taken;
}

async function queue(
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
    throw new OutcomeUnknownError('The queue did not confirm a request');
  }
  if (!env().RABBITMQ_URL) complain(showId);
  return { status: 'not_accepted' };
}

const complaint = processWide('no-queue', () => ({ notBefore: 0 }));

/** A show that cannot be booked at all must be heard of, but not once for each who tries. */
function complain(showId: string): void {
  if (Date.now() < complaint.notBefore) return;
  complaint.notBefore = Date.now() + COMPLAIN_EVERY_MS;
  log.error(
    { showId },
    'a show is in high demand, but RABBITMQ_URL is not set: nobody can book it',
  );
}

async function bookNow(showId: string, request: BookingRequest): Promise<SubmittedBooking> {
  const outcome = await coalesceBooking(showId, request);
  if (outcome.ok) return { status: 'booked', booking: outcome.booking };
  const { ok: _, ...refusal } = outcome;
  return { status: 'refused', refusal };
}
