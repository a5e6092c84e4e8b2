import { z } from 'zod';
import { normalizeLine } from '@/lib/text';
import { MAX_EMAIL_LENGTH } from '@/lib/text-schemas';

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
// Characters of names. Angle brackets and semicolons are not among them, so markup and SQL are refused.
const NAME = /^(?:[\p{L}\p{M}\p{Nd} .,'’‘·&()/‐‑–-]|\u200c|\u200d)*$/u;
const LETTER = /\p{L}/u;

/** A buyer's name: 1 to 100 characters with at least one letter. Runs of spaces become one. */
export const nameSchema = z
  .string('Please write a name for the booking.')
  .max(1_000, 'That name is too long; 100 characters fit on a ticket.')
  .refine((text) => text.isWellFormed(), 'Some characters of that name cannot be read.')
  .transform(normalizeLine)
  .refine((text) => text.length > 0, 'Please write a name for the booking.')
  .refine((text) => text.length <= 100, 'That name is too long; 100 characters fit on a ticket.')
  .refine(
    (text) => !EMOJI.test(text),
    'Tickets cannot print emoji; please write the name in letters.',
  )
  .refine(
    (text) =>
      text.length === 0 ||
      text.length > 100 ||
      EMOJI.test(text) ||
      (NAME.test(text) && LETTER.test(text)),
    'Please use letters, spaces and the marks that names have, such as - and ’.',
  );

/** An e-mail address of at most `MAX_EMAIL_LENGTH` characters, trimmed. */
export const emailSchema = z
  .string('Please write your e-mail address.')
  .transform((text) => text.trim())
  .refine((text) => text.length > 0, 'Please write your e-mail address.')
  .refine(
    (text) =>
      text.length === 0 || (text.length <= MAX_EMAIL_LENGTH && z.email().safeParse(text).success),
    'That does not look like an e-mail address; it should read like ana@example.com.',
  );

/** The idempotency key of one attempt to book. The client makes it before the first send. */
export const keySchema = z
  .string('The idempotency key is missing.')
  .regex(/^[A-Za-z0-9_-]{16,64}$/, 'The idempotency key must be 16 to 64 letters, digits, - or _.');
