import { newKey } from '@/components/visitors/booking-form/draft';
import type { FormState } from '@/lib/office/forms/form-state';
import type { BookSeatsAction, BookSeatsState } from '@/lib/visitors/bookings/book-seats-state';

type SellSeats = (state: FormState, form: FormData) => Promise<FormState>;

/**
 * The counter's action as the booking form's life knows it (`useBooking`): the same key again after an
 * unclear answer, a new one after a refusal, and the seats that went taken out of the selection.
 */
export function asBookSeats(sell: SellSeats, show: string, payment: string): BookSeatsAction {
  return async (_state, form) => {
    form.set('show', show);
    form.set('payment', payment);
    return answerOf(await sell({ status: 'idle', values: {}, messages: {} }, form), form);
  };
}

function answerOf({ status, href, messages, values }: FormState, form: FormData): BookSeatsState {
  if (status === 'done') return { status: 'booked', href: href ?? '', reference: '' };
  const taken = [values.taken ?? []].flat().map(Number);
  const chosen = form.getAll('seat').map(Number);
  const isUnclear = status === 'busy';
  return {
    status: isUnclear ? 'unknown' : 'refused',
    key: isUnclear ? String(form.get('key')) : newKey(),
    messages,
    values: {
      name: String(form.get('name')),
      email: String(form.get('email')),
      seats: chosen
        .filter((seat) => !taken.includes(seat))
        .map((seat) => ({ seat, type: String(form.get(`type-${seat}`)) })),
    },
    taken,
    nearest: [],
  };
}
