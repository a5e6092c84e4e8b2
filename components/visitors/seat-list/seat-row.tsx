import { categoryLetter } from '@/components/visitors/seat-map/hall/short-names';
import { formatMoney } from '@/lib/money';
import type { BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';
import { isFree, SEAT_STATE_LETTERS } from '@/lib/visitors/seating/seat-states';
import { SeatTile, UnavailableSeat } from './seat-tile';
import type { ListCategory, ListRow } from './section-rows';

/** What a seat shows of its section and of the form's last outcome. */
export type SeatContext = {
  categories: ListCategory[];
  currency: string;
  chosen: BookSeatsValues['seats'];
  /** Seats that were taken since the page was rendered. */
  taken: number[];
  /** Seats that are offered above the list. */
  offered: number[];
};

/** A row of seats as a group of checkboxes. */
export function SeatRow({ row, context }: { row: ListRow; context: SeatContext }) {
  return (
    <fieldset className="seat-row">
      <legend>{row.label}</legend>
      {row.numbers
        .map((_, i) => row.first + i)
        .map((seat) => (
          <RowSeat key={seat} row={row} seat={seat} context={context} />
        ))}
    </fieldset>
  );
}

function RowSeat({ row, seat, context }: { row: ListRow; seat: number; context: SeatContext }) {
  const index = seat - row.first;
  const number = row.numbers[index] ?? '';
  const name = row.seatLabel.replace('%s', number);
  if (!isFree(row.states, index) || context.taken.includes(seat)) {
    const isBlocked = row.states[index] === SEAT_STATE_LETTERS.blocked;
    return (
      <UnavailableSeat number={number} name={name} why={isBlocked ? 'not for sale' : 'taken'} />
    );
  }
  if (context.offered.includes(seat)) {
    return (
      <a className="seat seat-offered" href="#offer" aria-label={`${name}, offered above`}>
        {number}
      </a>
    );
  }
  return <FreeSeat row={row} seat={seat} context={context} />;
}

/** A seat of `row` to tick. `form` is the id of its form, for a seat outside it. */
export function FreeSeat({
  row,
  seat,
  context: { categories, currency, chosen },
  form,
}: {
  row: ListRow;
  seat: number;
  context: SeatContext;
  form?: string;
}) {
  const index = seat - row.first;
  const number = row.numbers[index] ?? '';
  const category = categories.find((one) => one.index === row.categories[index]);
  return (
    <SeatTile
      seat={seat}
      number={number}
      name={row.seatLabel.replace('%s', number)}
      price={formatMoney(category?.prices[0]?.amount ?? 0, currency)}
      letter={category && categories.length > 1 ? categoryLetter(category.index) : undefined}
      isWheelchair={row.wheelchair.includes(seat)}
      types={category?.prices.map(({ type }) => type) ?? []}
      chosenType={chosen.find((one) => one.seat === seat)?.type}
      form={form}
    />
  );
}
