import { env } from '@/lib/env';
import type { AcceptedRequest } from '@/lib/visitors/booking-queue/request-token';
import { explainRefusal } from '@/lib/visitors/bookings/explain-refusal';
import { KEY_REUSED_MESSAGE } from '@/lib/visitors/bookings/refusal-messages';
import { findOutcome } from './find-outcome';
import { readPosition } from './queue-position';
import type { RequestStatusResponse } from './request-status';

/**
 * The status of a queued request: its queue position while it waits, then its booking, or the reason of the
 * refusal and the nearest free seats. Throws if the database does not answer.
 */
export async function readRequestStatus(accepted: AcceptedRequest): Promise<RequestStatusResponse> {
  const outcome = await findOutcome(accepted);
  switch (outcome.status) {
    case 'waiting':
      return waitingStatus(accepted, (await readPosition(accepted)) ?? undefined);
    case 'booked': {
      const { token } = outcome;
      return { status: 'booked', token, link: `${env().SITE_URL}/bookings/${token}` };
    }
    case 'refused': {
      const { refusal } = outcome;
      const explained = await explainRefusal(accepted.showId, refusal, accepted.seats);
      return {
        status: 'refused',
        reason: refusal.reason,
        words: refusal.reason === 'key_reused' ? KEY_REUSED_MESSAGE : explained.message,
        taken: explained.taken,
        left: explained.stillFree,
        nearest: explained.nearest,
        nearestWords: explained.nearest.length > 0 ? explained.nameSeats(explained.nearest) : '',
      };
    }
  }
}

/** The status of a request that waits, with its queue position if that is known. */
export function waitingStatus(
  { acceptedAt }: AcceptedRequest,
  { before, seconds }: { before: number | null; seconds: number | null } = UNKNOWN_POSITION,
): RequestStatusResponse {
  const since = new Date(acceptedAt).toISOString();
  return { status: 'waiting', acceptedAt: since, before, seconds };
}

const UNKNOWN_POSITION = { before: null, seconds: null };
