import { z } from 'zod';
import { lineSchema, textSchema } from '@/lib/text-schemas';
import { isShowId, showIdSchema } from '@/lib/visitors/shows/show-id';

/** Most dates that one form makes at once. */
export const MOST_DATES = 60;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function wholeNumber(least: number, most: number) {
  const words = `Please write a whole number from ${least} to ${most}.`;
  return z
    .string(words)
    .trim()
    .regex(/^-?\d{1,7}$/, words)
    .transform(Number)
    .refine((number) => number >= least && number <= most, words);
}

/** A moment on the venue's clock, as date fields send it, in a year that every part can write. */
const local = z
  .string('Please choose a date and a time.')
  .trim()
  .regex(/^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Please choose a date and a time.');

/** What of a show a form changes; moments are still on the clock of the venue that was chosen. */
const fields = {
  title: lineSchema(120, 'Please write the show’s title.'),
  tagline: lineSchema(200),
  genre: lineSchema(40, 'Please write what kind of show it is.'),
  description: textSchema(10_000),
  venue: z.string('Please choose a venue.').regex(/^[a-z0-9-]{1,100}$/, 'Please choose a venue.'),
  /** How long it lasts. */
  minutes: wholeNumber(1, 1_440),
  salesStart: z.union([z.literal(''), local], 'Please choose a date and a time.'),
  /** Minutes before the start; negative ones are after it. */
  closesBefore: wholeNumber(-600, 100_000),
  currency: z
    .string('Please write a currency.')
    .trim()
    .toUpperCase()
    .refine((code) => CURRENCIES.has(code), 'Please write a currency’s code, such as EUR.'),
  maxSeatsPerBooking: wholeNumber(1, 50),
  maxSeatsPerBuyer: wholeNumber(1, 1_000),
};

const limitsFit = {
  check: (show: { maxSeatsPerBooking: number; maxSeatsPerBuyer: number }) =>
    show.maxSeatsPerBuyer >= show.maxSeatsPerBooking,
  error: {
    path: ['maxSeatsPerBuyer'],
    message: 'One person cannot hold fewer seats than one booking has.',
  },
};

/** The form of a show that is there; `version` and `seen` tell which one somebody was editing. */
export const changedShowSchema = z
  .object({
    ...fields,
    show: showIdSchema,
    startsAt: local,
    version: wholeNumber(1, 9_999_999),
    seen: z.string().max(60_000).default('{}'),
  })
  .refine(limitsFit.check, limitsFit.error);

/** The form of new shows: one for each date, otherwise alike. */
export const newShowsSchema = z
  .object({
    ...fields,
    plan: z
      .string('Please choose a seating plan.')
      .regex(/^[0-9a-f]{64}$/, 'Please choose a plan.'),
    /** The show whose poster and prices are taken over. */
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
          .max(MOST_DATES, `At most ${MOST_DATES} dates fit in one form.`),
      ),
  })
  .refine(limitsFit.check, limitsFit.error);

export type ShowInput = z.infer<typeof changedShowSchema>;
export type NewShowsInput = z.infer<typeof newShowsSchema>;
