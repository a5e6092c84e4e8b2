'use server';

import { revalidateTag } from 'next/cache';
import { publicAction } from '@/lib/visitors/actions/public-action';
import { admissionOf } from '@/lib/visitors/actions/read-visitor';
import {
  failedState,
  invalidState,
  notBookedState,
  tooManyState,
} from '@/lib/visitors/booking-requests/form-state';
import { readBookingForm } from '@/lib/visitors/booking-requests/read-booking-form';
import { submitBooking } from '@/lib/visitors/booking-requests/submit-booking';
import type { BookSeatsState } from '@/lib/visitors/bookings/book-seats-state';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { showTag } from '@/lib/visitors/cache/tags';
import { showIdOf } from '@/lib/visitors/shows/show-address';

/**
 * Books the seats of a form, for anyone, or accepts them into the booking queue; the state's `href` leads to
 * the booking or to the request's page. Every other state shows the form again as it was sent.
 */
export const bookSeats = publicAction<BookSeatsState>('bookSeats', {
  limit: 'bookings',
  tooMany: tooManyState,
  failed: failedState,
  run: async (form, sent) => {
    const read = readBookingForm(form);
    if (!read.ok) return invalidState(read);
    const showId = showIdOf(String(form.get('show') ?? '')) ?? '';
    const submitted = await submitBooking(showId, read.request, admissionOf(showId, sent));
    if (submitted.status === 'booked') {
      const { token, reference } = submitted.booking;
      revalidateTag(showTag(showId), 'max');
      return { status: 'booked', href: `/bookings/${bookingToken(showId, token)}`, reference };
    }
    if (submitted.status === 'accepted') {
      return { status: 'accepted', href: `/bookings/requests/${submitted.token}` };
    }
    return notBookedState(showId, submitted, read);
  },
});
