import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { bookings, seats, tickets } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { metrics } from '@/lib/metrics';
import { closeTickets } from '@/lib/visitors/bookings/close-tickets';
import { type LockedBooking, lockBooking } from '@/lib/visitors/bookings/lock-booking';
import { newSecret } from '@/lib/visitors/bookings/secrets';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import {
  checkMoves,
  type Move,
  type MoveTicketsRefusal,
  priceMoves,
  type Step,
} from './check-moves';
import { nameLockedSeats } from './name-locked-seats';

export type MoveTicketsOutcome =
  /** `difference`: new prices minus old prices, in minor units of `currency`. */
  | { ok: true; seats: number[]; difference: number; currency: string }
  | ({ ok: false } & MoveTicketsRefusal);

/**
 * Moves tickets of a booking to other seats of its show, all or none. Closes the old tickets and stores
 * new ones with new codes, so that printed tickets become invalid. Keeps the ticket type, and the price
 * with `keepPrice`. A ticket may move to a seat that another ticket in the same call leaves.
 */
export async function moveTickets(
  staff: AuditActor,
  {
    showId,
    reference,
    moves,
    keepPrice,
  }: { showId: string; reference: string; moves: Move[]; keepPrice: boolean },
): Promise<MoveTicketsOutcome> {
  const stopTimer = metrics().transactionSeconds.startTimer({ kind: 'move' });
  const outcome = await transaction<MoveTicketsOutcome>(primary(), async (tx) => {
    const newSeats = moves.map(({ seat }) => seat);
    const locked = await lockBooking(tx, showId, eq(bookings.reference, reference), newSeats);
    if (!locked) return { ok: false, reason: 'unknown' };
    const checked = checkMoves(locked, moves);
    if (!checked.ok) return checked;
    const priced = await priceMoves(tx, locked, checked.steps, keepPrice);
    if (!priced.ok) return priced;
    const { steps } = priced;

    const closed = await closeTickets(
      tx,
      locked,
      steps.map(({ from }) => from.id),
    );
    if (closed.length < steps.length) {
      throw new Rollback({ ok: false, reason: 'none_live' } satisfies MoveTicketsOutcome);
    }
    await storeMoves(tx, locked, steps);
    const difference = steps.reduce((sum, { price, from }) => sum + price - from.price, 0);
    await writeAudit(tx, staff, {
      action: 'booking.moved',
      subject: `booking:${reference}`,
      showId,
      before: {
        seats: nameLockedSeats(
          locked,
          steps.map(({ from }) => from.seat),
        ),
      },
      after: { seats: nameLockedSeats(locked, newSeats), priceDifference: difference },
    });
    return { ok: true, seats: newSeats, difference, currency: locked.booking.currency };
  }).finally(stopTimer);
  if (outcome.ok) await invalidateSeats(showId);
  return outcome;
}

async function storeMoves(
  tx: Transaction,
  { booking }: LockedBooking,
  steps: (Step & { price: number })[],
): Promise<void> {
  const { showId, id: bookingId } = booking;
  const from = steps.map((step) => step.from.seat);
  const to = steps.map((step) => step.to.seat);
  const setStatus = (numbers: number[], status: 'available' | 'booked') =>
    numbers.length > 0 &&
    tx
      .update(seats)
      .set({ status, version: sql`${seats.version} + 1` })
      .where(and(eq(seats.showId, showId), inArray(seats.seatNo, numbers)));
  await Promise.all([
    tx.insert(tickets).values(
      steps.map((step) => ({
        showId,
        id: randomUUID(),
        bookingId,
        seatNo: step.to.seat,
        type: step.from.type,
        price: step.price,
        code: newSecret(),
        movedFrom: step.from.id,
      })),
    ),
    setStatus(
      from.filter((seat) => !to.includes(seat)),
      'available',
    ),
    setStatus(
      to.filter((seat) => !from.includes(seat)),
      'booked',
    ),
  ]);
}
