import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { BookSeatsField, BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';
import {
  type BookingRequest,
  bookingInputSchema,
  bookingRequest,
  MAX_SEATS,
} from '@/lib/visitors/bookings/booking-request';
import { keySchema } from '@/lib/visitors/bookings/buyer-schemas';

export type ReadForm =
  | { ok: true; request: BookingRequest; values: BookSeatsValues }
  | { ok: false; messages: Partial<Record<BookSeatsField, string>>; values: BookSeatsValues };

/**
 * Parses the booking form: `seat` (once per seat), `type-{seat}`, `name`, `email`, `key`. `values` holds what was
 * typed, valid or not, so that a refused form is shown as it was sent.
 */
export function readBookingForm(form: FormData): ReadForm {
  const numbers = form
    .getAll('seat')
    .map((seat) => (/^\d{1,7}$/.test(String(seat)) ? Number(seat) : -1));
  const seats = numbers.map((seat) => ({
    seat,
    type: text(form, `type-${seat}`) || 'standard',
  }));
  const typed = { seats, name: text(form, 'name'), email: text(form, 'email') };
  const values = { ...typed, seats: seats.filter(({ seat }) => seat >= 0).slice(0, MAX_SEATS) };

  const input = bookingInputSchema.safeParse(typed);
  const key = keySchema.safeParse(text(form, 'key'));
  if (!input.success) return { ok: false, messages: messagesOf(input.error), values };
  if (!key.success) {
    const form =
      'Please press the button again. This page was open for too long, and nothing was booked.';
    return { ok: false, messages: { form }, values };
  }
  return { ok: true, request: bookingRequest(key.data, input.data), values };
}

/** A new idempotency key, for the next attempt after a refusal. */
export const newKey = () => randomUUID();

function text(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}

function messagesOf(error: z.ZodError): Partial<Record<BookSeatsField, string>> {
  const messages: Partial<Record<BookSeatsField, string>> = {};
  for (const { path, message } of error.issues) {
    const field = path[0] === 'name' || path[0] === 'email' ? path[0] : 'seats';
    messages[field] ??= message;
  }
  return messages;
}
