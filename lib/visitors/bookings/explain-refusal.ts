import { nearest } from '@/lib/visitors/seating/best-available';
import { countFree, isFree } from '@/lib/visitors/seating/seat-states';
import type { BookSeatsField } from './book-seats-state';
import { nameSeatsOrSome, readStatesAndLayout } from './name-seats-of';
import type { Refusal } from './outcome';
import { refusalMessage } from './refusal-messages';

export type ExplainedRefusal = {
  /** Where in the form the words stand. */
  field: BookSeatsField;
  words: string;
  /** Chosen seats that went. */
  taken: number[];
  /** Chosen seats that can still be had. */
  left: number[];
  /** As many free seats, near the ones that went. */
  nearest: number[];
  /** Names seats as people do. */
  inWords: (seats: number[]) => string;
};

/**
 * A refusal as a person reads it; for seats that went, also which of the chosen ones are left and what
 * is near. Never throws: without the hall it is said in fewer words.
 */
export async function explainRefusal(
  showId: string,
  refusal: Refusal,
  chosen: number[],
): Promise<ExplainedRefusal> {
  const { states, layout } = await readStatesAndLayout(showId);
  const inWords = (seats: number[]) => nameSeatsOrSome(layout, seats);
  const said = { ...refusalMessage(refusal, inWords), inWords };
  if (refusal.reason !== 'seats_taken') return { ...said, taken: [], left: chosen, nearest: [] };

  const taken = refusal.seats;
  const hasFree = states !== null && countFree(states.seats) > 0;
  const keep = chosen.filter((seat) => !taken.includes(seat));
  return {
    ...said,
    taken,
    left: states ? keep.filter((seat) => isFree(states.seats, seat)) : keep,
    // In a hall that is sold out, where most refusals are, there is nothing to work out.
    nearest: hasFree && layout ? nearest(layout, states.seats, taken, keep) : [],
  };
}
