import { newKey } from '@/components/visitors/booking-form/draft';
import type { FormState } from '@/lib/office/forms/form-state';
import type { BookSeatsAction, BookSeatsState } from '@/lib/visitors/bookings/book-seats-state';

type SellSeats = (state: FormState, form: FormData) => Promise<FormState>;

/**
 * Adapts the box office's action for `useBooking`. An unknown outcome keeps the key for the next attempt; a
 * refusal gives a new key and removes taken seats from the selection.
 */
export function adaptSellAction(sell: SellSeats, show: string, payment: string): BookSeatsAction {
  return async (_state, form) => {
    form.set('show', show);
    form.set('payment', payment);
    return toBookSeatsState(await sell({ status: 'idle', values: {}, messages: {} }, form), form);
  };
}

function toBookSeatsState(
  { status, href, messages, values }: FormState,
  form: FormData,
): BookSeatsState {
  if (status === 'done') return { status: 'booked', href: href ?? '', reference: '' };
  const taken = [values.taken ?? []].flat().map(Number);
  const selected = form.getAll('seat').map(Number);
  const isUnknown = status === 'busy';
  return {
    status: isUnknown ? 'unknown' : 'refused',
    key: isUnknown ? String(form.get('key')) : newKey(),
    messages,
    values: {
      name: String(form.get('name')),
      email: String(form.get('email')),
      seats: selected
        .filter((seat) => !taken.includes(seat))
        .map((seat) => ({ seat, type: String(form.get(`type-${seat}`)) })),
    },
    taken,
    nearest: [],
  };
}
