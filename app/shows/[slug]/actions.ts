'use server';

import { revalidateTag } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { countRequest } from '@/lib/rate-limit';
import { withRequestId } from '@/lib/request-id';
import { bookFromForm, tooBusy } from '@/lib/visitors/booking-requests/book-from-form';
import type { BookSeatsState } from '@/lib/visitors/bookings/book-seats-state';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { showTag } from '@/lib/visitors/cache/tags';
import { showIdOf } from '@/lib/visitors/shows/show-address';

/**
 * Books the seats of a form, for anyone, or accepts them into the queue. Called by JavaScript it
 * returns where to go; a plain form post is redirected there. A refusal is a state from which the form
 * is shown again as it was.
 */
export async function bookSeats(_state: BookSeatsState, form: FormData): Promise<BookSeatsState> {
  const asked = await headers();
  if ((await countRequest('bookings', asked)) > 0) return tooBusy(form);
  const showId = showIdOf(String(form.get('show') ?? '')) ?? '';
  const result = await withRequestId(asked, () => bookFromForm(showId, form, asked));
  if ('state' in result) return result.state;
  // A redirect answered to JavaScript makes the server render the page for it first.
  const isPlain = !asked.has('next-action');
  if ('accepted' in result) {
    const href = `/bookings/requests/${result.accepted}`;
    if (isPlain) redirect(href);
    return { status: 'accepted', href };
  }

  revalidateTag(showTag(showId), 'max');
  const href = `/bookings/${bookingToken(showId, result.booking.token)}`;
  if (isPlain) redirect(href);
  return { status: 'booked', href, reference: result.booking.reference };
}
