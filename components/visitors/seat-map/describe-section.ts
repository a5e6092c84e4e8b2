import { formatMoney } from '@/lib/money';
import { isFree } from '@/lib/visitors/seating/seat-states';
import type { Show } from '@/lib/visitors/shows/show';
import type { Hall } from './hall/read-hall';

export type SectionPrices = Pick<Show, 'prices' | 'currency'>;

/** What can be said of a section before one looks at its seats. */
export type SectionDescription = {
  name: string;
  count: number;
  free: number;
  /** The lowest price of an adult among its free seats, such as `£45`; null when none is free. */
  from: string | null;
};

/** Describes a section as its tip shows it and as it is announced. */
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
  // A category's first ticket type is the one that everybody may buy.
  const amounts = [...categories].flatMap(
    (index) => prices.find(({ category }) => category === layout.categories[index]?.name) ?? [],
  );
  const lowest = Math.min(...amounts.map(({ amount }) => amount));
  const from = Number.isFinite(lowest) ? formatMoney(lowest, currency) : null;
  return { name, count, free, from };
}

/** A section in one sentence for a screen reader. */
export function sectionAnnouncement(description: SectionDescription): string {
  const { name, free, count, from } = description;
  if (free === 0) return `${name}. Nothing left.`;
  const price = from ? `, from ${from}` : '';
  return `${name}. ${free} of ${count} seats free${price}. Enter leads to its seats.`;
}

/** What is left of a section, and from which price: `120 of 310 free · from £45`. */
export function sectionSummary({ count, free, from }: SectionDescription): string {
  if (free === 0) return 'Nothing left';
  return `${free} of ${count} free${from ? ` · from ${from}` : ''}`;
}
