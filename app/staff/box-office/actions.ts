'use server';

import { revalidateTag } from 'next/cache';
import { OutcomeUnknownError } from '@/db/errors';
import { log } from '@/lib/log';
import { staffAction } from '@/lib/office/auth/staff-action';
import { sellSeatsSchema } from '@/lib/office/box-office/box-office-schemas';
import { done, notDone } from '@/lib/office/forms/form-state';
import { bookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { readSeatNames } from '@/lib/visitors/bookings/read-seat-names';
import {
  BUSY_MESSAGE,
  refusalMessage,
  UNKNOWN_MESSAGE,
} from '@/lib/visitors/bookings/refusal-messages';
import { showTag } from '@/lib/visitors/cache/tags';

/** Sells seats at the box office. The form's key books at most once, so the form may be sent again. */
export const sellSeatsAction = staffAction(
  'sellSeatsAction',
  sellSeatsSchema,
  async (sale, { staff }) => {
    const { show, key, payment, ...input } = sale;
    const request = bookingRequest(key, input, { staff, payment });
    const outcome = await createBookings(show, [request])
      .then(([first]) => first)
      .catch((cause: unknown) => {
        log.error({ err: cause, showId: show }, 'a sale at the box office failed');
        return cause instanceof OutcomeUnknownError ? UNKNOWN_MESSAGE : BUSY_MESSAGE;
      });
    if (!outcome || typeof outcome === 'string')
      return notDone('busy', { form: outcome ?? BUSY_MESSAGE });
    if (outcome.ok) {
      revalidateTag(showTag(show), 'max');
      return done({
        href: `/staff/bookings/${show}/${outcome.booking.reference}/tickets?sold=yes`,
      });
    }
    const seats = 'seats' in outcome ? outcome.seats : [];
    const { nameSeats } = await readSeatNames(show);
    const { field, message } = refusalMessage(outcome, nameSeats);
    const taken = outcome.reason === 'seats_taken' ? seats.map(String) : [];
    return { ...notDone('refused', { [field]: message }), values: { taken } };
  },
);
