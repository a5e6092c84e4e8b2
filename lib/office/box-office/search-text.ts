/** What somebody at a counter typed to find a booking by. */
export type SearchText =
  | { kind: 'reference'; reference: string }
  | { kind: 'email'; start: string }
  | { kind: 'name'; words: string[]; reference?: string }
  /** `number` as the seat has it; `words` of its row and section. */
  | { kind: 'seat'; number: string; words: string[] };

const MOST_WORDS = 6;

/**
 * Reads a search: `K7QM-2XFD` (with or without the dash, O for 0), the start of an e-mail address,
 * `F 12` or `Stalls, row F, seat 12`, or the beginnings of a name's words. Null for nothing to find.
 */
export function readSearchText(typed: string): SearchText | null {
  const text = typed.normalize('NFKC').trim().toLowerCase().slice(0, 254);
  if (text === '') return null;
  if (text.includes('@')) return { kind: 'email', start: text.replace(/\s/g, '') };
  const words = wordsOf(text);
  if (words.length === 0) return null;
  const reference = referenceOf(text);
  if (reference && /\d|-/.test(text)) return { kind: 'reference', reference };
  if (!/\d/.test(text)) return { kind: 'name', words, ...(reference ? { reference } : {}) };
  // `f12` is said like `f 12`; the number comes last, whatever names it.
  const parts = wordsOf(text.replace(/(\p{L})(\d)/gu, '$1 $2')).filter((word) => word !== 'seat');
  const number = parts.pop() ?? '';
  return { kind: 'seat', number, words: parts };
}

/** Letters and digits only, without accents, as the index of names has them. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
}

/** A reference as it is stored, from what an ear made of it. */
function referenceOf(text: string): string | null {
  const letters = text
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters)
    ? `${letters.slice(0, 4)}-${letters.slice(4)}`
    : null;
}
