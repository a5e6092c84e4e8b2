import { Price } from '@/components/ui/price';
import { ticketTypeName } from '@/components/visitors/bookings/ticket-type-name';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import { seatName } from '@/lib/visitors/seating/seat-name';
import type { Show } from '@/lib/visitors/shows/show';
import { amountOf, type Selection, typesOf } from './selection';

/** The chosen seats with price, ticket type (if there are several) and a button to remove each. */
export function ChosenSeats({
  hall: { layout },
  show,
  selection,
  onType,
  onRemove,
}: {
  hall: Hall;
  show: Pick<Show, 'prices' | 'currency'>;
  selection: Selection;
  onType: (seat: number, type: string) => void;
  onRemove: (seat: number) => void;
}) {
  return (
    <ul className="chosen">
      {selection.map(({ seat, type }) => {
        const name = seatName(layout, seat);
        const types = typesOf(show, layout, seat);
        const category = layout.categories[layout.seats.category[seat] ?? 0]?.name ?? '';
        return (
          <li key={seat}>
            <b>{name}</b>
            <Price minor={amountOf(show, layout, { seat, type })} currency={show.currency} />
            <small>{category}</small>
            {types.length > 1 && (
              <select
                aria-label={`Ticket type for ${name}`}
                value={type}
                onChange={(event) => onType(seat, event.target.value)}
              >
                {types.map((each) => (
                  <option key={each} value={each}>
                    {ticketTypeName(each)}
                  </option>
                ))}
              </select>
            )}
            <button type="button" aria-label={`Remove ${name}`} onClick={() => onRemove(seat)}>
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d="M5 5l10 10M15 5L5 15" />
              </svg>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
