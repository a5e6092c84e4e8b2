import { z } from 'zod';
import { bookingInputSchema } from '@/lib/visitors/bookings/booking-request';
import { emailSchema, keySchema, nameSchema } from '@/lib/visitors/bookings/buyer-schemas';
import { showIdSchema } from '@/lib/visitors/shows/show-id';
import { MAX_SEATS_PER_SALE } from './seats-per-sale';

/** A booking's reference as stored, such as `K7QM-2XFD`. */
export const referenceSchema = z
  .string()
  .regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/, 'There is no such booking.');

const STALE_PAGE = 'Reload the page. The booking changed after it was opened.';
const listOf = <T>(item: z.ZodType<T, string>, none: string) =>
  z
    .union([z.string().transform((one) => [one]), z.array(z.string())], none)
    .pipe(z.array(item).min(1, none).max(MAX_SEATS_PER_SALE));

/** Selected tickets of a booking. */
export const cancelTicketsSchema = z.object({
  showId: showIdSchema,
  reference: referenceSchema,
  tickets: listOf(z.uuid(STALE_PAGE), 'Select the seats first.'),
});

const move = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,7}$/, STALE_PAGE)
  .transform((text) => ({ ticket: text.slice(0, 36), seat: Number(text.slice(37)) }))
  .pipe(
    z.object({ ticket: z.uuid(STALE_PAGE), seat: z.number().int().max(1_000_000, STALE_PAGE) }),
  );

/** Tickets and their new seats, each as `{ticket}:{seat}`. */
export const moveTicketsSchema = z.object({
  showId: showIdSchema,
  reference: referenceSchema,
  keepPrice: z.literal('yes').optional(),
  moves: listOf(move, 'Choose the new seats on the map.')
    .refine((all) => isEachOnce(all.map(({ seat }) => seat)), 'Each seat can be chosen only once.')
    .refine((all) => isEachOnce(all.map(({ ticket }) => ticket)), STALE_PAGE),
});

const isEachOnce = (all: unknown[]) => new Set(all).size === all.length;

/** The booking whose link is renewed; with `codes` its ticket codes too. */
export const renewLinkSchema = z.object({
  showId: showIdSchema,
  reference: referenceSchema,
  codes: z.literal('yes').optional(),
});

const optionalEmail = z.string().transform((text, context) => {
  if (text.trim() === '') return '';
  const parsed = emailSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: parsed.error.issues[0]?.message ?? '' });
  return z.NEVER;
});

/** A sale: `seat` once per seat, `type-{seat}`, `name`, optional `email`, `payment`, `key`. */
export const sellSeatsSchema = z.preprocess(
  withSeats,
  z.object({
    show: showIdSchema,
    key: keySchema,
    name: nameSchema,
    email: optionalEmail,
    payment: z.enum(['box_office', 'complimentary'], 'Choose a payment.'),
    seats: bookingInputSchema.shape.seats,
  }),
);

function withSeats(sent: unknown) {
  const fields = sent as Record<string, unknown>;
  const numbers = [fields.seat ?? []].flat();
  return {
    ...fields,
    seats: numbers.map((seat) => ({
      seat: /^\d{1,7}$/.test(String(seat)) ? Number(seat) : -1,
      type: fields[`type-${seat}`] || 'standard',
    })),
  };
}
