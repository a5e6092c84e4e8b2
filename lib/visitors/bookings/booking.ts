import { z } from 'zod';
import { showSummarySchema } from '@/lib/visitors/shows/show';

const ticketSchema = z.object({
  id: z.string(),
  seat: z.number().int(),
  section: z.string(),
  row: z.string().meta({ description: 'As it reads in a sentence: `Row F`, `Table 4`' }),
  number: z.string(),
  category: z.string(),
  type: z.string(),
  price: z.number().int().meta({ description: 'Minor units of the booking’s currency' }),
  code: z.string().meta({ description: 'The secret code that is checked at the door' }),
  cancelled: z.boolean(),
  checkedIn: z.boolean(),
});

/** A booking as its link shows it. Times are ISO 8601 in UTC, amounts in minor units. */
export const bookingSchema = z.object({
  reference: z.string(),
  status: z.enum(['confirmed', 'cancelled']),
  name: z.string(),
  email: z.string(),
  total: z.number().int(),
  currency: z.string(),
  createdAt: z.iso.datetime(),
  show: showSummarySchema.pick({
    id: true,
    slug: true,
    title: true,
    genre: true,
    posterSeed: true,
    image: true,
    venue: true,
    startsAt: true,
    endsAt: true,
    status: true,
  }),
  tickets: z.array(ticketSchema),
});

export type Booking = z.infer<typeof bookingSchema>;
