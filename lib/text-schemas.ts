import { z } from 'zod';
import { normalizeLine } from './text';

/** The longest e-mail address, as in RFC 5321. */
export const MAX_EMAIL_LENGTH = 254;

const UNREADABLE = 'Some characters here cannot be read.';

/**
 * Text of one or more lines from a form, at most `most` characters: NFC, trimmed, line breaks as `\n`.
 * Refuses lone surrogates and control characters. May be empty if `missing`, the message, is not given.
 */
export const textSchema = (most: number, missing?: string) =>
  normalizedSchema(most, missing, (typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').trim());

/** As `textSchema`, on one line: each run of white space becomes one space. */
export const lineSchema = (most: number, missing?: string) =>
  normalizedSchema(most, missing, normalizeLine);

function normalizedSchema(
  most: number,
  missing: string | undefined,
  normalize: (typed: string) => string,
) {
  const tooLong = `This is too long; ${most} characters fit.`;
  return (
    z
      .string(missing ?? 'Please write some text here.')
      // Bounds the work of normalizing; a visible character can take several code units before it.
      .max(most * 4, tooLong)
      .refine((typed) => typed.isWellFormed(), UNREADABLE)
      .transform(normalize)
      .refine((text) => !/(?!\n|\t)\p{Cc}/u.test(text), UNREADABLE)
      .refine((text) => !missing || text.length > 0, missing ?? '')
      .refine((text) => text.length <= most, tooLong)
  );
}
