import { z } from 'zod';
import { formatCount } from '@/lib/format-count';
import { lineSchema, textSchema } from '@/lib/text-schemas';
import { isShowId, showIdSchema } from '@/lib/visitors/shows/show-id';
import { LOCAL_TIME } from './local-time';

/** The most dates that one form creates. */
const MOST_DATES = 60;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function wholeNumber(least: number, most: number) {
  const message = `Please enter a whole number from ${least} to ${formatCount(most)}.`;
  return z
    .string(message)
    .trim()
    .regex(/^-?\d{1,7}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message);
}

/** A local time as date fields send it. */
const local = z
  .string('Please choose a date and a time.')
  .trim()
  .regex(LOCAL_TIME, 'Please choose a date and a time.');

/** The fields that both forms of a show have; times are local times at the chosen venue. */
const fields = {
  title: lineSchema(120, 'Please enter the show’s title.'),
  tagline: lineSchema(200),
  genre: lineSchema(40, 'Please enter a genre.'),
  description: textSchema(10_000),
  venue: z.string('Please choose a venue.').regex(/^[a-z0-9-]{1,100}$/, 'Please choose a venue.'),
  /** Length of the show. */
  minutes: wholeNumber(1, 1_440),
  salesStart: z.union([z.literal(''), local], 'Please choose a date and a time.'),
  /** Minutes before the start; negative: after the start. */
  closesBefore: wholeNumber(-600, 100_000),
  currency: z
    .string('Please enter a currency.')
    .trim()
    .toUpperCase()
    .refine((code) => CURRENCIES.has(code), 'Please enter a currency code such as EUR.'),
  maxSeatsPerBooking: wholeNumber(1, 50),
  maxSeatsPerBuyer: wholeNumber(1, 1_000),
};

const LIMITS_FIT = {
  check: (show: { maxSeatsPerBooking: number; maxSeatsPerBuyer: number }) =>
    show.maxSeatsPerBuyer >= show.maxSeatsPerBooking,
  error: {
    path: ['maxSeatsPerBuyer'],
    message: 'Please enter at least the maximum per booking.',
  },
};

/** The form of an existing show; `version` and `seen` are the version and the values that were edited. */
export const changedShowSchema = z
  .object({
    ...fields,
    show: showIdSchema,
    startsAt: local,
    version: wholeNumber(1, 9_999_999),
    seen: z.string().max(60_000).default('{}'),
  })
  .refine(LIMITS_FIT.check, LIMITS_FIT.error);

/** The form of new shows: one show for each date, otherwise equal. */
export const newShowsSchema = z
  .object({
    ...fields,
    plan: z
      .string('Please choose a seating plan.')
      .regex(/^[0-9a-f]{64}$/, 'Please choose a plan.'),
    /** The show whose poster and prices are copied; empty: none. */
    from: z
      .string('Which show?')
      .refine((id) => id === '' || isShowId(id), 'There is no such show.')
      .default(''),
    startsAt: z
      .union([z.string(), z.array(z.string())], 'Please choose a date and a time.')
      .transform((sent) => [sent].flat().filter((one) => one.trim()))
      .pipe(
        z
          .array(local)
          .min(1, 'Please choose a date and a time.')
          .max(MOST_DATES, `Please enter at most ${MOST_DATES} dates at a time.`),
      ),
  })
  .refine(LIMITS_FIT.check, LIMITS_FIT.error);

export type ShowInput = z.infer<typeof changedShowSchema>;
export type NewShowsInput = z.infer<typeof newShowsSchema>;
