import { formatMoney } from '@/lib/money';
import { type SeatLabels, seatLabels } from '@/lib/visitors/seating/seat-name';
import { isFree, SEAT_STATE_LETTERS } from '@/lib/visitors/seating/seat-states';
import type { Show } from '@/lib/visitors/shows/show';
import type { Hall } from './hall/read-hall';

/** What the tooltip and the screen reader say about a seat. */
export type SeatDescription = SeatLabels & {
  category: string;
  /** `€45`, or `standard €45, child €20`. */
  price: string;
  state: string;
  wheelchair: boolean;
};

type PricedShow = Pick<Show, 'prices' | 'currency'>;

/** Describes a seat for the tooltip and the screen reader. */
export function describeSeat(
  hall: Hall,
  states: string,
  show: PricedShow,
  seat: number,
  chosen: boolean,
): SeatDescription {
  const { seats, categories } = hall.layout;
  const category = categories[seats.category[seat] ?? 0]?.name ?? '';
  return {
    ...seatLabels(hall.layout, seat),
    category,
    price: priceLabel(show, category),
    state: chosen ? 'Your choice' : stateLabel(states, seat),
    wheelchair: hall.wheelchair.has(seat),
  };
}

/** The screen reader's text for a seat: location, price and state. */
export function seatAnnouncement(description: SeatDescription): string {
  const { section, row, seat, category, price, state, wheelchair } = description;
  const location = [section, row, seat].filter(Boolean).join(', ');
  const kind = wheelchair ? 'Wheelchair space. ' : '';
  return `${location}. ${kind}${category}, ${price}. ${state}.`;
}

/** The price of a category's seats: one amount, or one for each ticket type. */
function priceLabel({ prices, currency }: PricedShow, category: string): string {
  const ofCategory = prices.filter((price) => price.category === category);
  const label = (amount: number) => (amount === 0 ? 'free' : formatMoney(amount, currency));
  if (ofCategory.length === 1) return label(ofCategory[0]?.amount ?? 0);
  return ofCategory.map(({ type, amount }) => `${type} ${label(amount)}`).join(', ');
}

function stateLabel(states: string, seat: number): string {
  if (isFree(states, seat)) return 'Available';
  return states[seat] === SEAT_STATE_LETTERS.blocked ? 'Not for sale' : 'Taken';
}
