import type { Show, ShowSummary } from './show';

// Apart from the schemas, because pages run this in the browser and should not load zod for it.

export type SalePhase = 'upcoming' | 'open' | 'paused' | 'closed' | 'cancelled';

/** Where a show stands in its sale at a moment (`now` in milliseconds since 1970, UTC). */
export function salePhase(
  show: Pick<ShowSummary, 'status' | 'salesStart' | 'salesEnd'>,
  now: number,
): SalePhase {
  if (show.status === 'cancelled') return 'cancelled';
  if (now >= Date.parse(show.salesEnd)) return 'closed';
  if (show.status === 'paused') return 'paused';
  return now < Date.parse(show.salesStart) ? 'upcoming' : 'open';
}

/** The ticket types a show sells, in selling order; `standard` first. */
export function ticketTypes(show: Pick<Show, 'prices'>): string[] {
  return [...new Set(show.prices.map((price) => price.type))];
}

/** What a seat of a category costs by ticket type, in minor units; undefined when not sold so. */
export function priceOf(
  show: Pick<Show, 'prices'>,
  category: string,
  type: string,
): number | undefined {
  return show.prices.find((price) => price.category === category && price.type === type)?.amount;
}
