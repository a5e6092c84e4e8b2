import { z } from 'zod';

/** The body of `GET /api/requests/{token}`. The page of a request shows the same. */
export const requestStatusSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('waiting'),
    acceptedAt: z.iso.datetime(),
    before: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'About how many requests are ahead of it; null if not known' }),
    seconds: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Estimated seconds until it is settled; null if not known' }),
  }),
  z.object({
    status: z.literal('booked'),
    token: z.string().meta({ description: 'Opens the booking at /api/bookings/{token}' }),
    link: z
      .url()
      .meta({ description: 'The booking’s page. Anyone with this link can cancel the booking.' }),
  }),
  z.object({
    status: z.literal('refused'),
    reason: z.string().meta({ description: '`seats_taken`, `too_late`, …' }),
    words: z.string().meta({ description: 'What happened and what to do, for the buyer' }),
    taken: z.array(z.number().int()).meta({ description: 'Requested seats that are taken' }),
    left: z.array(z.number().int()).meta({ description: 'Requested seats that are still free' }),
    nearest: z
      .array(z.number().int())
      .meta({ description: 'As many free seats as are taken, near the requested ones' }),
    nearestWords: z
      .string()
      .meta({ description: 'The nearest seats in words; empty if there are none' }),
  }),
]);

export type RequestStatusResponse = z.infer<typeof requestStatusSchema>;
