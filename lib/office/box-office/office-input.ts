import { z } from 'zod';
import { bookingInputSchema } from '@/lib/visitors/bookings/booking-request';
import { emailSchema, keySchema, nameSchema } from '@/lib/visitors/bookings/buyer-schemas';
import { showIdSchema } from '@/lib/visitors/shows/show-id';
import { MOST_OFFICE_SEATS } from './office-limits';

/** A booking's reference, as it is stored. */
export const reference = z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/, 'There is no such booking.');

const GONE = 'This page is from before the last change. Please load it again.';
const listOf = <T>(item: z.ZodType<T, string>, none: string) =>
  z
    .union([z.string().transform((one) => [one]), z.array(z.string())], none)
    .pipe(z.array(item).min(1, none).max(MOST_OFFICE_SEATS));

/** Tickets of a booking, ticked. */
export const ticketsInput = z.object({
  showId: showIdSchema,
  reference,
  tickets: listOf(z.uuid(GONE), 'Tick the seats first.'),
});

const move = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,7}$/, GONE)
  .transform((text) => ({ ticket: text.slice(0, 36), seat: Number(text.slice(37)) }))
  .pipe(z.object({ ticket: z.uuid(GONE), seat: z.number().int().max(1_000_000, GONE) }));

/** Tickets with the seat that each goes to, `{ticket}:{seat}`. */
export const movesInput = z.object({
  showId: showIdSchema,
  reference,
  keepPrice: z.literal('yes').optional(),
  moves: listOf(move, 'Choose the new seats on the map.')
    .refine((all) => isEachOnce(all.map(({ seat }) => seat)), 'Each seat can be chosen only once.')
    .refine((all) => isEachOnce(all.map(({ ticket }) => ticket)), GONE),
});

const isEachOnce = (all: unknown[]) => new Set(all).size === all.length;

/** Whose link is renewed, and whether the codes on the tickets are too. */
export const linkInput = z.object({
  showId: showIdSchema,
  reference,
  codes: z.literal('yes').optional(),
});

const optionalEmail = z.string().transform((text, context) => {
  if (text.trim() === '') return '';
  const parsed = emailSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: parsed.error.issues[0]?.message ?? '' });
  return z.NEVER;
});

/** A sale at the counter: `seat` once per seat, `type-{seat}`, `name`, `email` or none, `payment`, `key`. */
export const saleInput = z.preprocess(
  withSeats,
  z.object({
    show: showIdSchema,
    key: keySchema,
    name: nameSchema,
    email: optionalEmail,
    payment: z.enum(['box_office', 'complimentary'], 'Please say how it is paid.'),
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
