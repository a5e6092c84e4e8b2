import { OutcomeUnknownError } from '@/db/errors';
import { log } from '@/lib/log';
import type { BookSeatsState, BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';
import { explainRefusal } from '@/lib/visitors/bookings/explain-refusal';
import type { NewBooking, Refusal } from '@/lib/visitors/bookings/outcome';
import {
  BUSY_MESSAGE,
  NOT_ACCEPTED_MESSAGE,
  NOT_ADMITTED_MESSAGE,
  UNKNOWN_MESSAGE,
} from '@/lib/visitors/bookings/refusal-messages';
import { newKey, readBookingForm } from './read-form';
import { submitBooking } from './submit-booking';

type NotBooked = Extract<BookSeatsState, { status: 'refused' | 'unknown' }>;

/** What became of a form: a booking, a request in the queue by its token, or the form to show again. */
type FromForm = { booking: NewBooking } | { accepted: string } | { state: NotBooked };

/**
 * Books what a form asks for; when it cannot, the state from which the form is shown again. `headers`
 * are the request's.
 */
export async function bookFromForm(
  showId: string,
  form: FormData,
  headers: Headers,
): Promise<FromForm> {
  const read = readBookingForm(form);
  const { values } = read;
  if (!read.ok) return { state: refused({ values, messages: read.messages }) };
  const { key } = read.request;
  try {
    const taken = await submitBooking(showId, read.request, headers);
    switch (taken.status) {
      case 'booked':
        return { booking: taken.booking };
      case 'accepted':
        return { accepted: taken.token };
      case 'refused':
        return { state: await explained(showId, taken.refusal, values) };
      case 'not_admitted':
        return { state: notAdmitted(showId, key, values) };
      case 'not_accepted':
        return { state: undecided(key, values, NOT_ACCEPTED_MESSAGE) };
    }
  } catch (cause) {
    log.error({ err: cause, showId }, 'a booking failed');
    const words = cause instanceof OutcomeUnknownError ? UNKNOWN_MESSAGE : BUSY_MESSAGE;
    return { state: undecided(key, values, words) };
  }
}

/** The state of a form that was not even tried, because its client sends too many. */
export function tooBusy(form: FormData): NotBooked {
  const read = readBookingForm(form);
  const { values } = read;
  return read.ok
    ? undecided(read.request.key, values, BUSY_MESSAGE)
    : refused({ values, messages: read.messages });
}

function refused(parts: Pick<NotBooked, 'values' | 'messages'>): NotBooked {
  return { status: 'refused', key: newKey(), taken: [], nearest: [], ...parts };
}

/** Nobody said no: this press or an earlier one may be stored, so the same key is to be sent again. */
function undecided(key: string, values: BookSeatsValues, words: string): NotBooked {
  return { status: 'unknown', key, taken: [], nearest: [], values, messages: { form: words } };
}

/** To be sent as it is once their turn has come again: an earlier press may be stored under this key. */
function notAdmitted(showId: string, key: string, values: BookSeatsValues): NotBooked {
  const state = refused({ values, messages: { form: NOT_ADMITTED_MESSAGE } });
  return { ...state, key, waitAt: `/shows/${showId}/waiting` };
}

/** The refusal in words, with the form as it can be sent next. */
async function explained(
  showId: string,
  refusal: Refusal,
  values: BookSeatsValues,
): Promise<NotBooked> {
  const chosen = values.seats.map(({ seat }) => seat);
  const { field, message, taken, stillFree, nearest } = await explainRefusal(
    showId,
    refusal,
    chosen,
  );
  const seats = values.seats.filter(({ seat }) => stillFree.includes(seat));
  const state = refused({ values: { ...values, seats }, messages: { [field]: message } });
  return { ...state, taken, nearest };
}
