/**
 * An amount in the currency's minor unit (cents, yen) as a person reads it, such as `€12.50`.
 * Whole amounts drop their zeros: `€12`.
 */
export function formatMoney(minor: number, currency: string, locale = 'en-GB'): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
