import { Price } from '@/components/ui/price';
import { ticketTypeName } from '@/components/visitors/bookings/ticket-type-name';
import { assignHues } from '@/components/visitors/seat-map/draw/hues';
import { categoryLetter } from '@/components/visitors/seat-map/hall/short-names';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import type { ListCategory } from './section-rows';

/** Prices by category and ticket type. */
export function PriceTable({
  layout,
  categories,
  types,
  currency,
}: {
  layout: Pick<SeatingLayout, 'categories'>;
  categories: ListCategory[];
  types: string[];
  currency: string;
}) {
  const hues = assignHues(layout.categories.map(({ color }) => color));
  return (
    <table className="prices">
      <caption className="sr-only">Prices</caption>
      <thead>
        <tr>
          <th scope="col">Seats</th>
          {types.map((type) => (
            <th key={type} scope="col">
              {ticketTypeName(type)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map(({ index, name, prices }) => (
          <tr key={name}>
            <th scope="row">
              <span
                className="swatch"
                style={{
                  background: `var(--seat-${hues[index]})`,
                  color: `var(--on-seat-${hues[index]})`,
                }}
              >
                {categoryLetter(index)}
              </span>{' '}
              {name}
            </th>
            {types.map((type) => (
              <td key={type}>
                <PriceOf price={prices.find((one) => one.type === type)} currency={currency} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PriceOf({ price, currency }: { price?: { amount: number }; currency: string }) {
  if (!price) return 'not sold';
  return price.amount === 0 ? 'free' : <Price minor={price.amount} currency={currency} />;
}
