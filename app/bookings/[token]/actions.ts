'use server';

import { publicAction } from '@/lib/visitors/actions/public-action';
import { cancelBooking } from '@/lib/visitors/bookings/cancel-booking';
import { CANCEL_MESSAGES } from '@/lib/visitors/bookings/cancel-messages';

export type CancelState = { href?: string; message?: string };

/** Cancels the booking whose link's `token` is in the form. The link is the permission. */
export const cancelBookingAction = publicAction<CancelState>('cancelBookingAction', {
  limit: 'bookings',
  tooMany: () => ({
    message: 'The box office is very busy. Please press the button again in a minute.',
  }),
  failed: () => ({
    message:
      'Please press the button again: we could not confirm whether the booking was cancelled.',
  }),
  run: async (form) => {
    const token = String(form.get('token') ?? '');
    const outcome = await cancelBooking(token);
    return outcome.ok
      ? { href: `/bookings/${token}` }
      : { message: CANCEL_MESSAGES[outcome.reason] };
  },
});
