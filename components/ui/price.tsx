import { formatMoney } from '@/lib/money';

/** An amount in minor currency units, in digits of equal width. */
export function Price({ minor, currency }: { minor: number; currency: string }) {
  return <span className="tabular-nums">{formatMoney(minor, currency)}</span>;
}
