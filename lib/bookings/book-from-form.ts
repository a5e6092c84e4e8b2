import { OutcomeUnknownError } from '@/db/errors';
import { readSeatStates } from '@/lib/cache/seat-states';
import { log } from '@/lib/log';
import { nearest } from '@/lib/seating/best-available';
import { findLayout } from '@/lib/seating/find-layout';
import { nameSeats } from '@/lib/seating/name-seats';
import { isFree } from '@/lib/seating/seat-states';
import type { BookSeatsState, BookSeatsValues } from './book-seats-state';
import { bookTogether } from './book-together';
import type { NewBooking, Refusal } from './outcome';
import { newKey, readBookingForm } from './read-form';
import { BUSY_WORDS, refusalWords, UNKNOWN_WORDS } from './refusal-words';

type NotBooked = Exclude<BookSeatsState, { status: 'idle' | 'booked' }>;

/** Books what a form asks for; when it cannot, the state from which the form is shown again. */
export async function bookFromForm(
  showId: string,
  form: FormData,
): Promise<{ booking: NewBooking } | { state: NotBooked }> {
  const read = readBookingForm(form);
  const { values } = read;
  if (!read.ok) return { state: refused({ values, messages: read.messages }) };
  const { key } = read.request;
  try {
    const outcome = await bookTogether(showId, read.request);
    if (outcome.ok) return { booking: outcome.booking };
    return { state: await explained(showId, outcome, values) };
  } catch (cause) {
    log.error({ err: cause, showId }, 'a booking failed');
    const words = cause instanceof OutcomeUnknownError ? UNKNOWN_WORDS : BUSY_WORDS;
    return { state: undecided(key, values, words) };
  }
}

/** The state of a form that was not even tried, because its client sends too many. */
export function tooBusy(form: FormData): NotBooked {
  const read = readBookingForm(form);
  const { values } = read;
  return read.ok
    ? undecided(read.request.key, values, BUSY_WORDS)
    : refused({ values, messages: read.messages });
}

function refused(parts: Pick<NotBooked, 'values' | 'messages'>): NotBooked {
  return { status: 'refused', key: newKey(), taken: [], nearest: [], ...parts };
}

/** Nobody said no: this press or an earlier one may be stored, so the same key is to be sent again. */
function undecided(key: string, values: BookSeatsValues, words: string): NotBooked {
  return { status: 'unknown', key, taken: [], nearest: [], values, messages: { form: words } };
}

/** The refusal in words; for seats that went, also which of the selection are left and what is near. */
async function explained(
  showId: string,
  refusal: Refusal,
  values: BookSeatsValues,
): Promise<NotBooked> {
  const chosen = values.seats.map(({ seat }) => seat);
  const states = await readSeatStates(showId).catch(() => null);
  const layout = states && (await findLayout(states.plan).catch(() => null))?.layout;
  const inWords = (seats: number[]) => (layout ? nameSeats(layout, seats) : 'some of your seats');
  const { field, words } = refusalWords(refusal, inWords);
  const state = refused({ values, messages: { [field]: words } });
  if (refusal.reason !== 'seats_taken') return state;

  const taken = refusal.seats;
  const left = values.seats.filter(({ seat }) => !taken.includes(seat));
  const free = states ? left.filter(({ seat }) => isFree(states.seats, seat)) : left;
  const keep = chosen.filter((seat) => !taken.includes(seat));
  return {
    ...state,
    values: { ...values, seats: free },
    taken,
    nearest: layout && states ? nearest(layout, states.seats, taken, keep) : [],
  };
}
