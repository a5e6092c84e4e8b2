'use server';

import { revalidateTag } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { log } from '@/lib/log';
import { countRequest } from '@/lib/rate-limit';
import { withRequestId } from '@/lib/request-id';
import { cancelBooking as cancel } from '@/lib/visitors/bookings/cancel-booking';
import { CANCEL_MESSAGES } from '@/lib/visitors/bookings/cancel-messages';
import { showTag } from '@/lib/visitors/cache/tags';

export type CancelState = { message?: string };

/** Cancels the booking whose link's `token` the form holds: whoever has the link may. */
export async function cancelBooking(_state: CancelState, form: FormData): Promise<CancelState> {
  const token = String(form.get('token') ?? '');
  const asked = await headers();
  if ((await countRequest('bookings', asked)) > 0) {
    return { message: 'The box office is very busy. Please press the button again in a minute.' };
  }
  const state = await withRequestId(asked, () => cancelByLink(token));
  if (state.message) return state;
  redirect(`/bookings/${token}`);
}

async function cancelByLink(token: string): Promise<CancelState> {
  try {
    const outcome = await cancel(token);
    if (!outcome.ok) return { message: CANCEL_MESSAGES[outcome.reason] };
    revalidateTag(showTag(outcome.showId), 'max');
    return {};
  } catch (cause) {
    log.error({ err: cause }, 'a cancellation failed');
    return { message: 'We did not hear whether it was cancelled. Please press the button again.' };
  }
}
