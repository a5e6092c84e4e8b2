/**
 * An amount in the currency's minor unit (cents, yen) as a person reads it, such as `€12.50`.
 * Whole amounts drop their zeros: `€12`.
 */
export function formatMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(minor / 10 ** currencyDigits(currency));
}

/** An amount in minor units as a plain decimal number, such as `12.50`: for tables, forms and data. */
export function decimalAmount(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

const knownDigits = new Map<string, number>();

/** How many decimals the amounts of a currency have: 2 for EUR, 0 for JPY. */
export function currencyDigits(currency: string): number {
  const known = knownDigits.get(currency);
  if (known !== undefined) return known;
  // Making a NumberFormat takes longer than writing a line of a CSV file.
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  knownDigits.set(currency, digits);
  return digits;
}
