import { env } from '@/lib/env';
import type { AcceptedRequest } from '@/lib/visitors/booking-queue/request-token';
import { explainRefusal } from '@/lib/visitors/bookings/explain-refusal';
import { KEY_REUSED_MESSAGE } from '@/lib/visitors/bookings/refusal-messages';
import { findOutcome } from './find-outcome';
import { readPosition } from './queue-position';
import type { RequestStatusResponse } from './request-status';

/**
 * Where a request stands: its place while it waits, then its booking or why there is none and what is
 * near. Throws when the database does not answer.
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
      const said = await explainRefusal(accepted.showId, refusal, accepted.seats);
      return {
        status: 'refused',
        reason: refusal.reason,
        words: refusal.reason === 'key_reused' ? KEY_REUSED_MESSAGE : said.message,
        taken: said.taken,
        left: said.stillFree,
        nearest: said.nearest,
        nearestWords: said.nearest.length > 0 ? said.nameSeats(said.nearest) : '',
      };
    }
  }
}

/** A request that waits, with its place when that is known. */
export function waitingStatus(
  { acceptedAt }: AcceptedRequest,
  { before, seconds }: { before: number | null; seconds: number | null } = NO_PLACE,
): RequestStatusResponse {
  const since = new Date(acceptedAt).toISOString();
  return { status: 'waiting', acceptedAt: since, before, seconds };
}

const NO_PLACE = { before: null, seconds: null };
