import { formatMoney } from '@/lib/money';
import { isFree } from '@/lib/visitors/seating/seat-states';
import type { Show } from '@/lib/visitors/shows/show';
import type { Hall } from './hall/read-hall';

export type SectionPrices = Pick<Show, 'prices' | 'currency'>;

/** What the map shows of a section whose seats are too small to choose. */
export type SectionDescription = {
  name: string;
  count: number;
  free: number;
  /** The lowest adult price among its available seats, such as `£45`; null if none is available. */
  from: string | null;
};

/** Describes a section for the tooltip and the screen reader. */
export function describeSection(
  { layout }: Pick<Hall, 'layout'>,
  states: string,
  { prices, currency }: SectionPrices,
  section: number,
): SectionDescription {
  const { name = '', first = 0, count = 0 } = layout.sections[section] ?? {};
  const categories = new Set<number>();
  let free = 0;
  for (let seat = first; seat < first + count; seat++) {
    if (!isFree(states, seat)) continue;
    free += 1;
    categories.add(layout.seats.category[seat] ?? 0);
  }
  // Everybody may buy the first ticket type of a category.
  const amounts = [...categories].flatMap(
    (index) => prices.find(({ category }) => category === layout.categories[index]?.name) ?? [],
  );
  const lowest = Math.min(...amounts.map(({ amount }) => amount));
  const from = Number.isFinite(lowest) ? formatMoney(lowest, currency) : null;
  return { name, count, free, from };
}

/** The screen reader's text for a section. */
export function sectionAnnouncement(description: SectionDescription): string {
  const { name, free, count, from } = description;
  if (free === 0) return `${name}. Sold out.`;
  const price = from ? `, from ${from}` : '';
  return `${name}. ${free} of ${count} seats left${price}. Press Enter to choose seats in it.`;
}

/** How many seats are left, and the lowest price: `120 of 310 left · from £45`. */
export function sectionSummary({ count, free, from }: SectionDescription): string {
  if (free === 0) return 'Sold out';
  return `${free} of ${count} left${from ? ` · from ${from}` : ''}`;
}
