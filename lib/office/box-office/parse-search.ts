import { MAX_EMAIL_LENGTH } from '@/lib/text-schemas';
/** A parsed search for bookings or guests. */
export type Search =
  | { kind: 'reference'; reference: string }
  | { kind: 'email'; start: string }
  | { kind: 'name'; words: string[]; reference?: string }
  /** `number` of the seat, and `words` of its row and section. */
  | { kind: 'seat'; number: string; words: string[] };

const MAX_WORDS = 6;

/**
 * Parses a search: a reference (`K7QM-2XFD`, with or without the dash, O for 0), the start of an e-mail
 * address, a seat (`F 12`; `Stalls, row F, seat 12`), or the beginnings of the words of a name. Null when
 * it holds no letter or digit.
 */
export function parseSearch(typed: string): Search | null {
  const text = typed.normalize('NFKC').trim().toLowerCase().slice(0, MAX_EMAIL_LENGTH);
  if (text === '') return null;
  if (text.includes('@')) return { kind: 'email', start: text.replace(/\s/g, '') };
  const words = splitWords(text);
  if (words.length === 0) return null;
  const reference = normalizeReference(text);
  if (reference && /\d|-/.test(text)) return { kind: 'reference', reference };
  if (!/\d/.test(text)) return { kind: 'name', words, ...(reference ? { reference } : {}) };
  // `f12` means `f 12`. The last part is the seat's number.
  const parts = splitWords(text.replace(/(\p{L})(\d)/gu, '$1 $2')).filter(
    (word) => word !== 'seat',
  );
  const number = parts.pop() ?? '';
  return { kind: 'seat', number, words: parts };
}

/** Splits into words of letters and digits without accents, as in the index of names. */
function splitWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, MAX_WORDS);
}

/** Corrects a reference that was read aloud or typed: O is 0, I and L are 1. */
function normalizeReference(text: string): string | null {
  const letters = text
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters)
    ? `${letters.slice(0, 4)}-${letters.slice(4)}`
    : null;
}
