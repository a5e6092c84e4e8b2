import { capitalize } from '@/lib/text';
import { takenWhileChoosing } from '@/lib/visitors/seating/name-seats';
import type { BookSeatsField } from './book-seats-state';
import type { Refusal } from './outcome';

/**
 * The message for a refusal, and the form field that it belongs to. `nameSeats` names seats as people do
 * (`Row F, seats 11 and 12`). Page and API use the same messages.
 */
export function refusalMessage(
  refusal: Refusal,
  nameSeats: (seats: number[]) => string,
): { field: BookSeatsField; message: string } {
  switch (refusal.reason) {
    case 'unknown_show':
      return { field: 'form', message: 'There is no such show.' };
    case 'not_on_sale':
      return { field: 'form', message: NOT_ON_SALE[refusal.because] };
    case 'unknown_seats':
      return {
        field: 'seats',
        message: 'Please choose from the seat map. This hall has no such seat.',
      };
    case 'unknown_type':
      return {
        field: 'seats',
        message: `Please choose another ticket type. This one is not sold for ${nameSeats(refusal.seats)}.`,
      };
    case 'too_many_seats':
      return {
        field: 'seats',
        message: `Please remove some seats: one booking can have at most ${refusal.most}.`,
      };
    case 'buyer_limit':
      return {
        field: 'seats',
        message:
          refusal.held === 0
            ? `One person can book at most ${refusal.most} seats for this show.`
            : `You have ${refusal.held} of the ${refusal.most} seats that one person can book for this show.`,
      };
    case 'seats_taken':
      return {
        field: 'seats',
        message: `${takenWhileChoosing(capitalize(nameSeats(refusal.seats)), refusal.seats.length)} Nothing was booked.`,
      };
    case 'key_reused':
      return {
        field: 'form',
        message:
          'Please send this booking again with a new key. This key was already used for another booking.',
      };
    case 'too_late':
      return {
        field: 'form',
        message:
          'Please try again. We could not process your booking in time, so nothing was booked.',
      };
    case 'failed':
      return {
        field: 'form',
        message:
          'Please try again, or ask the box office. Your booking failed because of an error on our side, and nothing was booked.',
      };
  }
}

/** For the page of a queued request whose key was already used for another request. */
export const KEY_REUSED_MESSAGE =
  'Please choose your seats again. This form had already been sent with other seats, so this request was not booked.';

/** The outcome is unknown: the answer of the database was lost. */
export const UNKNOWN_MESSAGE =
  'We could not confirm whether your booking went through. Press the button again: you cannot be booked twice.';

/** Too busy to decide. It must not say that nothing was booked: an earlier press may have been stored. */
export const BUSY_MESSAGE =
  'The box office is very busy and could not answer yet. Press the button again in a moment: you cannot be booked twice.';

/** The booking queue did not take the request. An earlier press may be in the queue. */
export const NOT_ACCEPTED_MESSAGE =
  'Very many people are booking, and we could not take your request just now. Press the button again in a moment: you cannot be booked twice.';

/** The visitor has no valid admission from the waiting room. */
export const NOT_ADMITTED_MESSAGE =
  'This show has a waiting room, and it is not your turn, or your time to choose is over. Nothing was booked this time.';

const NOT_ON_SALE = {
  upcoming: 'Booking for this show has not opened yet.',
  paused: 'Booking for this show is paused. Please try again later.',
  closed: 'Booking for this show has closed.',
  cancelled: 'This show is cancelled.',
};
