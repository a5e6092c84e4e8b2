import { typeWords } from '@/components/type-words';

const WHEELCHAIR =
  'M5.5 2a1.3 1.3 0 1 0 0-.1M5.5 4v5h4l2 5 2-.7M5.5 6h3.5M4 7.6a3.8 3.8 0 1 0 5 4.4';

/**
 * A free seat: a checkbox that reads as its number and, where there are several, what ticket it is for.
 * `before` and `after` are what a screen reader hears around the number.
 */
export function SeatTile({
  seat,
  number,
  before,
  after,
  letter,
  wheelchair,
  types,
  chosenType,
  form,
}: {
  seat: number;
  number: string;
  before: string;
  after: string;
  /** The category's letter, where the section has several. */
  letter?: string;
  wheelchair?: boolean;
  /** Ticket types sold for the seat. */
  types: string[];
  /** Set when the seat is ticked from the start. */
  chosenType?: string;
  /** The form's id, for a tile that stands outside it. */
  form?: string;
}) {
  return (
    <div className="seat">
      <label>
        <input
          type="checkbox"
          name="seat"
          value={seat}
          form={form}
          defaultChecked={chosenType !== undefined}
        />
        <span>
          <i>{before}</i>
          {number}
          {letter && <b>{letter}</b>}
          {wheelchair && (
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={WHEELCHAIR} />
            </svg>
          )}
          <i>{after}</i>
        </span>
      </label>
      {types.length > 1 && (
        <select
          name={`type-${seat}`}
          form={form}
          aria-label={`Ticket for ${before}${number}`}
          defaultValue={chosenType}
        >
          {types.map((type) => (
            <option key={type} value={type}>
              {typeWords(type)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** A seat that cannot be had, with the word for why. */
export function ShutSeat({ before, number, why }: { before: string; number: string; why: string }) {
  return (
    <div className="seat seat-shut">
      <label>
        <input type="checkbox" disabled />
        <span>
          <i>{before}</i>
          {number}
          <i>, {why}</i>
        </span>
      </label>
    </div>
  );
}
