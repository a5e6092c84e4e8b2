import { ticketTypeName } from '@/components/visitors/bookings/ticket-type-name';

const WHEELCHAIR =
  'M5.5 2a1.3 1.3 0 1 0 0-.1M5.5 4v5h4l2 5 2-.7M5.5 6h3.5M4 7.6a3.8 3.8 0 1 0 5 4.4';

/**
 * A free seat: a checkbox with its number and, if there are several ticket types, a choice of them. Has
 * few elements, because a page can have hundreds of these.
 */
export function SeatTile({
  seat,
  number,
  name,
  price,
  letter,
  isWheelchair,
  types,
  chosenType,
  form,
}: {
  seat: number;
  number: string;
  /** Its name: `Seat 5`. */
  name: string;
  price: string;
  /** The category's letter, if the section has several categories. */
  letter?: string;
  isWheelchair: boolean;
  /** Ticket types sold for the seat. */
  types: string[];
  /** Set if the seat is ticked when the page opens. */
  chosenType?: string;
  /** The form's id, for a tile outside it. */
  form?: string;
}) {
  const wheelchair = isWheelchair ? ', wheelchair space' : '';
  return (
    <>
      <label className="seat">
        <input
          type="checkbox"
          name="seat"
          value={seat}
          form={form}
          aria-label={`${name}${wheelchair}, ${price}`}
          defaultChecked={chosenType !== undefined}
        />
        {number}
        {letter && <b>{letter}</b>}
        {isWheelchair && (
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={WHEELCHAIR} />
          </svg>
        )}
      </label>
      {types.length > 1 && (
        <select
          name={`type-${seat}`}
          form={form}
          aria-label={`Ticket for ${name}`}
          defaultValue={chosenType}
        >
          {types.map((type) => (
            <option key={type} value={type}>
              {ticketTypeName(type)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

/** A seat that cannot be booked, and why. */
export function UnavailableSeat({
  number,
  name,
  why,
}: {
  number: string;
  name: string;
  why: string;
}) {
  return (
    <label className="seat seat-shut">
      <input type="checkbox" disabled aria-label={`${name}, ${why}`} />
      {number}
    </label>
  );
}
