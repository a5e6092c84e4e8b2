import { z } from 'zod';

/** What whoever has a request's address hears about it, by the page and by the API. */
export const requestStatusSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('waiting'),
    acceptedAt: z.iso.datetime(),
    before: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'About how many requests are before it; null: not known now' }),
    seconds: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'In about how many seconds it is its turn; null: not known now' }),
  }),
  z.object({
    status: z.literal('booked'),
    token: z.string().meta({ description: 'Opens the booking at /api/bookings/{token}' }),
    link: z.url().meta({ description: 'The booking’s page. Whoever has it can cancel.' }),
  }),
  z.object({
    status: z.literal('refused'),
    reason: z.string().meta({ description: '`seats_taken`, `too_late`, …' }),
    words: z.string().meta({ description: 'What happened and what to do' }),
    taken: z.array(z.number().int()).meta({ description: 'Seats that went' }),
    left: z
      .array(z.number().int())
      .meta({ description: 'Seats of the request that can still be had' }),
    nearest: z.array(z.number().int()).meta({ description: 'As many free seats, near those' }),
    nearestWords: z.string().meta({ description: 'The nearest as people say them, or nothing' }),
  }),
]);

export type RequestStatusResponse = z.infer<typeof requestStatusSchema>;
