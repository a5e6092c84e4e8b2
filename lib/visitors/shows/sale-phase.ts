import type { Show, ShowSummary } from './show';

// Separate from the schemas, because browsers load this file and must not load zod.

export type SalePhase = 'upcoming' | 'open' | 'paused' | 'closed' | 'cancelled';

/** The phase of a show's sale at `now`, in milliseconds since 1970, UTC. */
export function salePhase(
  show: Pick<ShowSummary, 'status' | 'salesStart' | 'salesEnd'>,
  now: number,
): SalePhase {
  if (show.status === 'cancelled') return 'cancelled';
  if (now >= Date.parse(show.salesEnd)) return 'closed';
  if (show.status === 'paused') return 'paused';
  return now < Date.parse(show.salesStart) ? 'upcoming' : 'open';
}

/** The ticket types that a show sells, in the order of its prices; `standard` first. */
export function ticketTypes(show: Pick<Show, 'prices'>): string[] {
  return [...new Set(show.prices.map((price) => price.type))];
}

/** The price of a category and ticket type, in minor currency units; undefined if it is not sold. */
export function priceOf(
  show: Pick<Show, 'prices'>,
  category: string,
  type: string,
): number | undefined {
  return show.prices.find((price) => price.category === category && price.type === type)?.amount;
}
