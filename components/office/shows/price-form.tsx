import { HiddenField } from '@/components/office/forms/hidden-field';
import { ticketTypeName } from '@/components/visitors/bookings/ticket-type-name';
import { formatCount } from '@/lib/format-count';
import { PriceInput } from './price-input';

/** A table of price fields. `written` holds their first values; a key is category, line break, ticket type. */
export function PriceForm({
  categories,
  types,
  written,
}: {
  categories: { name: string; seats: number }[];
  types: string[];
  written: Record<string, string>;
}) {
  return (
    <table>
      <caption className="sr-only">Prices by category and ticket type</caption>
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
        {categories.map(({ name, seats }, index) => (
          <tr key={name}>
            <th scope="row">
              {name}
              <br />
              <small>{formatCount(seats)} seats</small>
              <HiddenField name={`category:${index}`} value={name} />
            </th>
            {types.map((type) => (
              <td key={type}>
                <PriceInput
                  name={`price:${index}:${type}`}
                  type={ticketTypeName(type)}
                  category={name}
                  written={written[`${name}\n${type}`] ?? ''}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
