import type { BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { priceOf } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';

/** The chosen seats with their ticket types, in the order chosen. */
export type Selection = BookSeatsValues['seats'];

type Priced = Pick<Show, 'prices'>;

/** The ticket types of a seat, in selling order. */
export function typesOf(show: Priced, layout: SeatingLayout, seat: number): string[] {
  const category = categoryOf(layout, seat);
  return show.prices.filter((price) => price.category === category).map(({ type }) => type);
}

/** Adds seats that are not selected yet, each with its first ticket type. */
export function addSeats(
  selection: Selection,
  seats: number[],
  show: Priced,
  layout: SeatingLayout,
): Selection {
  const fresh = seats.filter((seat) => !selection.some((chosen) => chosen.seat === seat));
  const first = (seat: number) => typesOf(show, layout, seat)[0] ?? 'standard';
  return [...selection, ...fresh.map((seat) => ({ seat, type: first(seat) }))];
}

/** The selection with exactly these seats; those in it already keep their ticket types. */
export function selectSeats(
  selection: Selection,
  seats: number[],
  show: Priced,
  layout: SeatingLayout,
): Selection {
  const kept = selection.filter(({ seat }) => seats.includes(seat));
  return addSeats(kept, seats, show, layout);
}

export function removeSeats(selection: Selection, seats: number[]): Selection {
  return selection.filter(({ seat }) => !seats.includes(seat));
}

export function changeType(selection: Selection, seat: number, type: string): Selection {
  return selection.map((chosen) => (chosen.seat === seat ? { seat, type } : chosen));
}

/** The price of one chosen seat, in minor currency units. */
export function amountOf(
  show: Priced,
  layout: SeatingLayout,
  { seat, type }: Selection[number],
): number {
  return priceOf(show, categoryOf(layout, seat), type) ?? 0;
}

/** The total of the selection, in minor currency units. */
export function totalOf(show: Priced, layout: SeatingLayout, selection: Selection): number {
  return selection.reduce((sum, chosen) => sum + amountOf(show, layout, chosen), 0);
}

function categoryOf({ categories, seats }: SeatingLayout, seat: number): string {
  return categories[seats.category[seat] ?? 0]?.name ?? '';
}
