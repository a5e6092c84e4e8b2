/** Why a booking cannot be cancelled. */
export const CANCEL_MESSAGES = {
  unknown: 'There is no such booking.',
  started: 'The show has begun, so the booking can no longer be cancelled.',
  checked_in: 'A ticket of this booking was used at the door, so it can no longer be cancelled.',
};
