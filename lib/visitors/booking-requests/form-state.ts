import { OutcomeUnknownError } from '@/db/errors';
import type { BookSeatsState, BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';
import { explainRefusal } from '@/lib/visitors/bookings/explain-refusal';
import type { Refusal } from '@/lib/visitors/bookings/outcome';
import {
  BUSY_MESSAGE,
  NOT_ACCEPTED_MESSAGE,
  NOT_ADMITTED_MESSAGE,
  UNKNOWN_MESSAGE,
} from '@/lib/visitors/bookings/refusal-messages';
import { newKey, type ReadForm, readBookingForm } from './read-booking-form';
import type { SubmittedBooking } from './submit-booking';

type NotBooked = Extract<BookSeatsState, { status: 'refused' | 'unknown' }>;
type NotStored = Exclude<SubmittedBooking, { status: 'booked' | 'accepted' }>;

/** The form's state after a request that was neither booked nor accepted. */
export async function notBookedState(
  showId: string,
  submitted: NotStored,
  { request, values }: Extract<ReadForm, { ok: true }>,
): Promise<NotBooked> {
  switch (submitted.status) {
    case 'refused':
      return refusedState(showId, submitted.refusal, values);
    case 'not_admitted':
      return notAdmittedState(showId, request.key, values);
    case 'not_accepted':
      return unknownState(request.key, values, NOT_ACCEPTED_MESSAGE);
  }
}

/** The form's state when its fields are invalid. */
export function invalidState({ values, messages }: Extract<ReadForm, { ok: false }>): NotBooked {
  return withNewKey(values, messages);
}

/** The form's state when the client sends too much: the request was not tried. */
export function tooManyState(form: FormData): NotBooked {
  return triedState(form, BUSY_MESSAGE);
}

/** The form's state after an error: the request may be stored. */
export function failedState(error: unknown, form: FormData): NotBooked {
  return triedState(form, error instanceof OutcomeUnknownError ? UNKNOWN_MESSAGE : BUSY_MESSAGE);
}

/** The message for taken seats, with the seats that are still free and those nearby. */
async function refusedState(
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
  return { ...withNewKey({ ...values, seats }, { [field]: message }), taken, nearest };
}

/** Keeps the key for the time after admission: an earlier press may be stored under it. */
function notAdmittedState(showId: string, key: string, values: BookSeatsValues): NotBooked {
  const state = withNewKey(values, { form: NOT_ADMITTED_MESSAGE });
  return { ...state, key, waitAt: `/shows/${showId}/waiting` };
}

function triedState(form: FormData, message: string): NotBooked {
  const read = readBookingForm(form);
  return read.ok ? unknownState(read.request.key, read.values, message) : invalidState(read);
}

/** Keeps the key: this press or an earlier one may be stored, so the same key must be sent again. */
function unknownState(key: string, values: BookSeatsValues, message: string): NotBooked {
  return { status: 'unknown', key, taken: [], nearest: [], values, messages: { form: message } };
}

function withNewKey(values: BookSeatsValues, messages: NotBooked['messages']): NotBooked {
  return { status: 'refused', key: newKey(), taken: [], nearest: [], values, messages };
}
