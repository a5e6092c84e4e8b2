import { z } from 'zod';

const text = z
  .string()
  .max(100, 'Please search with at most 100 characters.')
  .refine(
    (typed) => typed.isWellFormed() && !typed.includes('\0'),
    'Some characters cannot be read.',
  )
  .transform((typed) => typed.trim());

const date = z.string().refine(
  // Postgres refuses the year 0.
  (text) => text === '' || (z.iso.date().safeParse(text).success && text >= '0001'),
  'Please write the date as year-month-day, such as 2027-03-21.',
);

/** The query of a search; an empty field is no condition. `date` is a day in the venue's time zone. */
export const searchQuerySchema = z.object({
  q: text.default(''),
  date: date.default(''),
  venue: text.default(''),
});

export type SearchQuery = z.infer<typeof searchQuerySchema>;
