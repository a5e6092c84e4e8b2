import { z } from 'zod';
import { MAX_EMAIL_LENGTH } from '@/lib/text-schemas';

/** The e-mail address of an account: trimmed and lower-cased. */
export const staffEmailSchema = z
  .string('Please enter an e-mail address.')
  .trim()
  .toLowerCase()
  .pipe(
    z
      .email('Please enter a valid e-mail address.')
      .max(MAX_EMAIL_LENGTH, `Please enter at most ${MAX_EMAIL_LENGTH} characters.`),
  );

/** A typed e-mail address in the form in which it is stored. */
export const normalizeEmail = (typed: string) => typed.trim().toLowerCase();
