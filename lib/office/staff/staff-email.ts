import { z } from 'zod';

/** An address as staff are known by it: trimmed and lower-cased. */
export const staffEmailSchema = z
  .string('Please type an e-mail address.')
  .trim()
  .toLowerCase()
  .pipe(z.email('This is not an e-mail address.').max(254, 'This address is too long.'));

/** What was typed as an address, in the form that the database compares. */
export const normalizeEmail = (typed: string) => typed.trim().toLowerCase();
