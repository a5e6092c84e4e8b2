import { z } from 'zod';

const words = z
  .string()
  .max(100, 'Please search with at most 100 characters.')
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'Some characters cannot be read.')
  .transform((text) => text.trim());

const date = z.string().refine(
  // There was no year 0, and the database says so.
  (text) => text === '' || (z.iso.date().safeParse(text).success && text >= '0001'),
  'Please write the date as year-month-day, such as 2027-03-21.',
);

/** What a search can ask for; an empty field asks for nothing. `date` is a day at the venue. */
export const searchQuerySchema = z.object({
  q: words.default(''),
  date: date.default(''),
  venue: words.default(''),
});

export type SearchQuery = z.infer<typeof searchQuerySchema>;
