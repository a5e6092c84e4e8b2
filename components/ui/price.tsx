import { formatMoney } from '@/lib/money';

/** An amount in the currency's minor unit, in figures that line up below each other. */
export function Price({ minor, currency }: { minor: number; currency: string }) {
  return <span className="tabular-nums">{formatMoney(minor, currency)}</span>;
}
