import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { prices } from '@/db/schema';
import type { LockedBooking } from '@/lib/visitors/bookings/lock-booking';

export type Move = { ticket: string; seat: number };

export type MoveTicketsRefusal =
  | { reason: 'unknown' | 'over' | 'cancelled_show' | 'checked_in' | 'none_live' }
  | { reason: 'seats_taken' | 'unknown_seats' | 'unknown_type'; seats: number[] };

export type Step = { from: LockedBooking['tickets'][number]; to: LockedBooking['seats'][number] };
type Checked<S> = { ok: true; steps: S[] } | ({ ok: false } & MoveTicketsRefusal);

/** Checks moves against locked rows: which tickets may move, and whether their new seats are free. */
export function checkMoves(
  { show, seats: rows, tickets: live }: LockedBooking,
  moves: Move[],
): Checked<Step> {
  if (show.status === 'cancelled') return { ok: false, reason: 'cancelled_show' };
  if (show.over) return { ok: false, reason: 'over' };
  const ticketsById = new Map(live.map((ticket) => [ticket.id, ticket]));
  const seatsByNumber = new Map(rows.map((seat) => [seat.seat, seat]));
  const leaving = new Set(moves.map(({ ticket }) => ticketsById.get(ticket)?.seat));
  const steps: Step[] = [];
  const unknown: number[] = [];
  const taken: number[] = [];
  for (const { ticket, seat } of moves) {
    const from = ticketsById.get(ticket);
    const to = seatsByNumber.get(seat);
    if (!from) return { ok: false, reason: 'none_live' };
    if (!to) unknown.push(seat);
    else if (to.status !== 'available' && !leaving.has(seat)) taken.push(seat);
    else steps.push({ from, to });
  }
  if (unknown.length > 0) return { ok: false, reason: 'unknown_seats', seats: unknown };
  if (taken.length > 0) return { ok: false, reason: 'seats_taken', seats: taken };
  return { ok: true, steps };
}

/**
 * Adds the price of each ticket at its new seat: the show's price of its type in that category. The old
 * price stays with `keepPrice` and for complimentary bookings.
 */
export async function priceMoves(
  tx: Transaction,
  { booking }: LockedBooking,
  steps: Step[],
  keepPrice: boolean,
): Promise<Checked<Step & { price: number }>> {
  if (keepPrice || booking.payment === 'complimentary') {
    return { ok: true, steps: steps.map((step) => ({ ...step, price: step.from.price })) };
  }
  const rows = await tx.select().from(prices).where(eq(prices.showId, booking.showId));
  const amounts = new Map(rows.map((row) => [`${row.category}\n${row.type}`, row.amount]));
  const priced = steps.map((step) => ({
    ...step,
    price: amounts.get(`${step.to.category}\n${step.from.type}`),
  }));
  const sold = priced.filter((step): step is Step & { price: number } => step.price !== undefined);
  if (sold.length === steps.length) return { ok: true, steps: sold };
  const unpriced = priced.filter(({ price }) => price === undefined).map(({ to }) => to.seat);
  return { ok: false, reason: 'unknown_type', seats: unpriced };
}
