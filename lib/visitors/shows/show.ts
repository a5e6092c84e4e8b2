import { z } from 'zod';

export const venueSchema = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  city: z.string(),
  timeZone: z.string().meta({ description: 'IANA time zone; pages show times in it' }),
});

const availabilitySchema = z
  .enum(['plenty', 'some', 'few', 'none'])
  .meta({ description: 'How many seats are left; up to 30 seconds old' });

/** A published show in lists. Times are ISO 8601 in UTC, amounts in minor currency units. */
export const showSummarySchema = z.object({
  id: z.string(),
  slug: z.string().meta({ description: "The last part of the show's address, ending in its id" }),
  title: z.string(),
  tagline: z.string(),
  genre: z.string(),
  posterSeed: z.number().int(),
  image: z
    .string()
    .nullable()
    .meta({ description: 'Hash of its picture, see /images/{hash}; null if it has none' }),
  venue: venueSchema,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  salesStart: z.iso.datetime(),
  salesEnd: z.iso.datetime(),
  status: z.enum(['on_sale', 'paused', 'cancelled']),
  currency: z.string(),
  priceFrom: z.number().int().meta({ description: 'Lowest standard price, minor units' }),
  availability: availabilitySchema,
});

const priceSchema = z.object({
  category: z.string(),
  type: z.string(),
  amount: z.number().int(),
});

/** A published show with everything that its page needs, except the seat states. */
export const showSchema = showSummarySchema.extend({
  description: z.string().meta({ description: 'Markdown' }),
  plan: z.string().meta({ description: 'Hash of its seating plan, see /api/plans/{hash}' }),
  seats: z.number().int(),
  prices: z.array(priceSchema).meta({ description: 'By category; ticket types in selling order' }),
  maxSeatsPerBooking: z.number().int(),
  maxSeatsPerBuyer: z.number().int(),
  waitingRoom: z.boolean().meta({
    description:
      'Whether visitors wait in a waiting room before they choose seats, see /waiting-room',
  }),
});

export type Venue = z.infer<typeof venueSchema>;
export type Availability = z.infer<typeof availabilitySchema>;
export type ShowSummary = z.infer<typeof showSummarySchema>;
export type Show = z.infer<typeof showSchema>;
export type Price = z.infer<typeof priceSchema>;
