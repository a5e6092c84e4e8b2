import { createHash } from 'node:crypto';
import { z } from 'zod';
import { emailSchema, nameSchema } from './buyer-schemas';

/** The most seats that any show allows in one booking. */
export const MAX_SEATS = 50;

const typeSchema = z
  .string()
  .regex(/^[a-z][a-z-]{0,29}$/, 'That ticket type is not known.')
  .default('standard');

const seatSchema = z
  .number('A seat is named by its whole number.')
  .int('A seat is named by its whole number.')
  .min(0, 'There is no such seat; numbers count from 0.')
  .max(1_000_000, 'There is no such seat.');

const NO_SEAT = 'A seat is its whole number, or an object of `seat` and `type` and nothing else.';

const chosenSchema = z.union(
  [seatSchema, z.strictObject({ seat: seatSchema, type: typeSchema }, NO_SEAT)],
  NO_SEAT,
);

/** What a client sends to book: `seats` as plain numbers (standard tickets) or with their type. */
export const bookingInputSchema = z.strictObject(
  {
    seats: z
      .array(chosenSchema, 'Please choose your seats.')
      .min(1, 'Please choose at least one seat.')
      .max(MAX_SEATS, `At most ${MAX_SEATS} seats fit in one booking.`)
      .transform((seats) =>
        seats.map((seat) => (typeof seat === 'number' ? { seat, type: 'standard' } : seat)),
      )
      .refine(
        (seats) => new Set(seats.map(({ seat }) => seat)).size === seats.length,
        'Each seat can be chosen only once.',
      ),
    name: nameSchema,
    email: emailSchema,
  },
  'Please send an object of `seats`, `name` and `email`, and nothing else.',
);

type BookingInput = z.infer<typeof bookingInputSchema>;

/**
 * A sale at the box office. It may be made from publication until the show ends, also before the sale opens
 * and after it closes, without the limits per booking and buyer. A paused or cancelled show is not sold.
 */
export type OfficeSale = {
  staff: { id: string; email: string };
  /** `complimentary` tickets cost nothing. */
  payment: 'box_office' | 'complimentary';
};

/** A parsed request, ready for `createBookings`. `seats` are in ascending order. */
export type BookingRequest = BookingInput & {
  key: string;
  /** SHA-256 (hex) of the parsed request: tells a retry from another request under the same key. */
  hash: string;
  /** The e-mail address in lower case: the limit per buyer counts its seats. */
  buyer: string;
  /** Absent for bookings on the website and by the API. */
  office?: OfficeSale;
  /**
   * Milliseconds since 1970, UTC, by the database's clock. After it the request is refused, because the buyer
   * no longer expects a booking. Absent for requests that did not wait in the booking queue.
   */
  validUntil?: number;
};

/** Completes parsed input. `key` must have passed `keySchema`; only the box office may leave the address empty. */
export function bookingRequest(
  key: string,
  input: BookingInput,
  office?: OfficeSale,
): BookingRequest {
  const seats = [...input.seats].sort((a, b) => a.seat - b.seat);
  const asked = JSON.stringify([
    seats.map(({ seat, type }) => [seat, type]),
    input.name,
    input.email,
    ...(office ? [office.payment] : []),
  ]);
  return {
    ...input,
    key,
    seats,
    hash: createHash('sha256').update(asked).digest('hex'),
    // Without an address each booking has a buyer of its own; no e-mail address has this form.
    buyer: input.email.toLowerCase() || `guest:${key}`,
    ...(office ? { office } : {}),
  };
}
