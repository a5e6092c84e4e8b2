import { currencyDigits } from '@/lib/money';

/** A higher price is a typing error; in minor units. */
const MAX_AMOUNT = 10_000_000;

type ParsedAmount = { ok: true; amount: number | null } | { ok: false; message: string };

/**
 * Parses an amount as people type it, `12,50` or `12.50`, into minor units; null for an empty text. Refuses what
 * is ambiguous: `1.250` can mean 1250 or 1.25.
 */
export function parseAmount(text: string, currency: string): ParsedAmount {
  const written = text.trim();
  if (!written) return { ok: true, amount: null };
  const decimals = currencyDigits(currency);
  const [, whole, rest = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(written) ?? [];
  if (whole === undefined || rest.length > decimals)
    return { ok: false, message: example(decimals) };
  const amount = Number(whole + rest.padEnd(decimals, '0'));
  if (amount > MAX_AMOUNT) return { ok: false, message: 'Please enter a lower price.' };
  return { ok: true, amount };
}

function example(decimals: number): string {
  return decimals === 0
    ? 'Please enter a whole amount, such as 1200.'
    : 'Please enter the price as 12.50 or 12,50, without a thousands separator or a currency sign.';
}
