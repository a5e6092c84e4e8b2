import { nearest } from '@/lib/visitors/seating/best-available';
import { countFree, isFree } from '@/lib/visitors/seating/seat-states';
import type { BookSeatsField } from './book-seats-state';
import type { Refusal } from './outcome';
import { readSeatNames } from './read-seat-names';
import { refusalMessage } from './refusal-messages';

type ExplainedRefusal = {
  /** The form field that the message belongs to. */
  field: BookSeatsField;
  message: string;
  /** Chosen seats that another buyer booked. */
  taken: number[];
  /** Chosen seats that are still free. */
  stillFree: number[];
  /** As many free seats as were taken, near them. */
  nearest: number[];
  /** Names seats as people do. */
  nameSeats: (seats: number[]) => string;
};

/**
 * A refusal as a person reads it. For taken seats also the chosen ones that are still free, and free ones
 * nearby. Never throws: while the seats cannot be read, the message has no seat names.
 */
export async function explainRefusal(
  showId: string,
  refusal: Refusal,
  chosen: number[],
): Promise<ExplainedRefusal> {
  const { states, layout, nameSeats } = await readSeatNames(showId);
  const explained = { ...refusalMessage(refusal, nameSeats), nameSeats };
  if (refusal.reason !== 'seats_taken') {
    return { ...explained, taken: [], stillFree: chosen, nearest: [] };
  }

  const taken = refusal.seats;
  const others = chosen.filter((seat) => !taken.includes(seat));
  // Most refusals come when a show is sold out: then no search is needed.
  const hasFree = states !== null && countFree(states) > 0;
  return {
    ...explained,
    taken,
    stillFree: states ? others.filter((seat) => isFree(states, seat)) : others,
    nearest: hasFree && layout ? nearest(layout, states, taken, others) : [],
  };
}
