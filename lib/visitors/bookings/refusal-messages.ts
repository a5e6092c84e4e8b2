import { capitalize } from '@/lib/text';
import type { BookSeatsField } from './book-seats-state';
import type { Refusal } from './outcome';

/**
 * A refusal in words for the person, and the field they stand beside. `nameSeats` says seats as
 * people do (`Row F, seats 11 and 12`). Page and API use the same words.
 */
export function refusalMessage(
  refusal: Refusal,
  nameSeats: (seats: number[]) => string,
): { field: BookSeatsField; words: string } {
  switch (refusal.reason) {
    case 'unknown_show':
      return { field: 'form', words: 'There is no such show.' };
    case 'not_on_sale':
      return { field: 'form', words: NOT_ON_SALE[refusal.because] };
    case 'unknown_seats':
      return { field: 'seats', words: 'This hall has no such seat. Please choose from the plan.' };
    case 'unknown_type':
      return {
        field: 'seats',
        words: `That ticket type is not sold for ${nameSeats(refusal.seats)}. Please choose another.`,
      };
    case 'too_many_seats':
      return {
        field: 'seats',
        words: `At most ${refusal.most} seats fit in one booking. Please take some out.`,
      };
    case 'buyer_limit':
      return {
        field: 'seats',
        words:
          refusal.held === 0
            ? `One person can hold at most ${refusal.most} seats of this show.`
            : `You hold ${refusal.held} of the ${refusal.most} seats that one person can have of this show.`,
      };
    case 'seats_taken':
      return {
        field: 'seats',
        words: `${capitalize(nameSeats(refusal.seats))} went while you were choosing. Nothing was booked.`,
      };
    case 'key_reused':
      return {
        field: 'form',
        words:
          'This key was already used for another booking. Please send this one once more, with a new key.',
      };
    case 'too_late':
      return {
        field: 'form',
        words:
          'We could not decide on your booking in time, so nothing was booked. Please try again.',
      };
    case 'failed':
      return {
        field: 'form',
        words:
          'Your booking failed through a fault of ours. Nothing was booked. Please try again, or ask the box office.',
      };
  }
}

/** What a person reads on the page of a request whose key had already been used for another one. */
export const REUSED_WORDS =
  'The form that this request came from had sent another one before, so this one was not booked. Please choose again.';

/** What a person reads when the database did not say whether the booking was stored. */
export const UNKNOWN_WORDS =
  'We did not hear whether your booking went through. Press the button again: you cannot be booked twice.';

/**
 * What a person reads when a press of the button was not decided because the house is too busy. An
 * earlier press may have been, so it must not say that nothing was booked.
 */
export const BUSY_WORDS =
  'The box office is very busy and has not decided yet. Press the button again in a moment: you cannot be booked twice.';

/** What a person reads when the queue did not take the request. An earlier press may lie in it. */
export const NOT_ACCEPTED_WORDS =
  'So many people are booking that we could not take your request just now. Press the button again in a moment: you cannot be booked twice.';

/** What a person reads who was not let in from the waiting room, or whose time to choose is over. */
export const NOT_ADMITTED_WORDS =
  'People are let in to this show from a waiting room, and your time to choose is over or has not come yet. This press booked nothing.';

const NOT_ON_SALE = {
  upcoming: 'Booking for this show has not opened yet.',
  paused: 'Booking for this show is paused. Please look in again later.',
  closed: 'Booking for this show has closed.',
  cancelled: 'This show is cancelled.',
};
