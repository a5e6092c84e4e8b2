import { formatMoney } from '@/lib/money';
import { type SeatLabels, seatLabels } from '@/lib/visitors/seating/seat-name';
import { isFree, SEAT_STATE_LETTERS } from '@/lib/visitors/seating/seat-states';
import type { Show } from '@/lib/visitors/shows/show';
import type { Hall } from './hall/read-hall';

/** All that is said about a seat, in words. */
export type SeatDescription = SeatLabels & {
  category: string;
  /** `€45`, or `standard €45, child €20`. */
  price: string;
  state: string;
  wheelchair: boolean;
};

type PricedShow = Pick<Show, 'prices' | 'currency'>;

/** Describes a seat as the tooltip shows it and as it is announced. */
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

/** A seat in one sentence for a screen reader: place, price and state. */
export function seatAnnouncement(description: SeatDescription): string {
  const { section, row, seat, category, price, state, wheelchair } = description;
  const place = [section, row, seat].filter(Boolean).join(', ');
  const kind = wheelchair ? 'Wheelchair place. ' : '';
  return `${place}. ${kind}${category}, ${price}. ${state}.`;
}

/** What a category's seats cost: one amount, or one by ticket type. */
export function priceLabel({ prices, currency }: PricedShow, category: string): string {
  const own = prices.filter((price) => price.category === category);
  const words = (amount: number) => (amount === 0 ? 'free' : formatMoney(amount, currency));
  if (own.length === 1) return words(own[0]?.amount ?? 0);
  return own.map(({ type, amount }) => `${type} ${words(amount)}`).join(', ');
}

function stateLabel(states: string, seat: number): string {
  if (isFree(states, seat)) return 'Free';
  return states[seat] === SEAT_STATE_LETTERS.blocked ? 'Not for sale' : 'Taken';
}
