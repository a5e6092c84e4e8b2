import { encodeEvent, type LiveEvent } from '@/lib/visitors/live/encode-events';
import type { RequestOutcome } from './find-outcome';

/**
 * The event `settled`: what became of a request in a word and, when it was booked, the booking's
 * address. Why it was refused is asked for by itself, because that needs the hall.
 */
export function settledEvent(outcome: RequestOutcome): LiveEvent {
  const { status } = outcome;
  return encodeEvent(
    'settled',
    status === 'booked' ? { status, href: `/bookings/${outcome.token}` } : { status },
  );
}
