import { currencyDigits } from '@/lib/money';

/** More than this is a slip of the finger; in minor units. */
const MOST = 10_000_000;

export type ParsedAmount = { ok: true; amount: number | null } | { ok: false; words: string };

/**
 * Reads an amount as people write it, `12,50` as well as `12.50`, into minor units; null when
 * nothing was written. Never guesses: `1.250` might be a thousand or one and a quarter, and is refused.
 */
export function parseAmount(text: string, currency: string): ParsedAmount {
  const written = text.trim();
  if (!written) return { ok: true, amount: null };
  const decimals = currencyDigits(currency);
  const [, whole, rest = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(written) ?? [];
  if (whole === undefined || rest.length > decimals) return { ok: false, words: example(decimals) };
  const amount = Number(whole + rest.padEnd(decimals, '0'));
  if (amount > MOST) return { ok: false, words: 'That is more than a ticket can cost.' };
  return { ok: true, amount };
}

function example(decimals: number): string {
  return decimals === 0
    ? 'Please write a whole amount, such as 1200.'
    : 'Please write the price as 12.50 or 12,50, without a thousands mark or a sign.';
}
