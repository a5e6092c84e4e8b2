import { formatMoney } from '@/lib/money';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { countFree } from '@/lib/visitors/seating/seat-states';
import type { Show } from '@/lib/visitors/shows/show';
import { categoriesAmong } from './section-rows';

/** The sections of a hall, with the free seats and prices of each. */
export function SectionList({
  show,
  layout,
  states,
}: {
  show: Pick<Show, 'prices' | 'currency'>;
  layout: SeatingLayout;
  states: string;
}) {
  return (
    <ol className="sections">
      {layout.sections.map(({ name, first, count }, section) => {
        const free = countFree(states, first, count);
        const prices = categoriesAmong(layout, show.prices, first, count).flatMap((category) =>
          category.prices.filter(({ type }) => type === 'standard').map(({ amount }) => amount),
        );
        return (
          <li key={name}>
            {free > 0 ? <a href={`?section=${section}`}>{name}</a> : <b>{name}</b>}
            <span>{free > 0 ? `${free} of ${count} left` : 'Sold out'}</span>
            {free > 0 && <span>{priceRange(prices, show.currency)}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function priceRange(amounts: number[], currency: string): string {
  const low = Math.min(...amounts);
  const high = Math.max(...amounts);
  if (amounts.length === 0) return '';
  const lowest = formatMoney(low, currency);
  return low === high ? lowest : `${lowest} to ${formatMoney(high, currency)}`;
}
