/** More than this is a slip of the finger; in minor units. */
const MOST = 10_000_000;

export type ReadAmount = { ok: true; amount: number | null } | { ok: false; words: string };

/** How many decimals a currency's amounts have: 2 for EUR, 0 for JPY. */
export function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * Reads an amount as people write it, `12,50` as well as `12.50`, into minor units; null when
 * nothing was written. Never guesses: `1.250` might be a thousand or one and a quarter, and is refused.
 */
export function readAmount(text: string, currency: string): ReadAmount {
  const written = text.trim();
  if (!written) return { ok: true, amount: null };
  const decimals = decimalsOf(currency);
  const [, whole, rest = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(written) ?? [];
  if (whole === undefined || rest.length > decimals) return { ok: false, words: example(decimals) };
  const amount = Number(whole + rest.padEnd(decimals, '0'));
  if (amount > MOST) return { ok: false, words: 'That is more than a ticket can cost.' };
  return { ok: true, amount };
}

/** An amount in minor units as a field holds it: `12.50`. */
export function writeAmount(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(amount).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? digits : `${whole}.${digits.slice(-decimals)}`;
}

function example(decimals: number): string {
  return decimals === 0
    ? 'Please write a whole amount, such as 1200.'
    : 'Please write the price as 12.50 or 12,50, without a thousands mark or a sign.';
}
