import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { blocks, seats, shows } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import { isOneOfSeats, SEAT_COLUMNS } from './seat-columns';
import { nameSeatRuns } from './seat-runs';

export type HoldRequest = {
  showId: string;
  /** Who the seats are for. */
  name: string;
  reason: string;
  /** When the seats are released automatically; null: only staff release them. */
  releaseAt: Date | null;
  seats: readonly number[];
  /** Hash of the plan in which the seats were chosen; in another plan a number may mean another seat. */
  plan: string;
  /** Puts the free seats among them on hold, instead of all or none. */
  onlyFree: boolean;
};

export type HoldOutcome =
  | { ok: true; block: string; seats: number[] }
  | { ok: false; reason: 'unknown' | 'cancelled' | 'other_plan' | 'past' | 'none_free' }
  /** The seats that are not free, named by `nameSeatRuns`. */
  | { ok: false; reason: 'not_free'; seats: string[] };

/**
 * Puts free seats on hold in a new block, all of them or none. One transaction locks the seats in their
 * order, then the show, as bookings do, so that a seat goes either to a booking or to a block.
 */
export async function holdSeats(staff: AuditActor, request: HoldRequest): Promise<HoldOutcome> {
  const { showId, name, reason, releaseAt } = request;
  const outcome = await transaction<HoldOutcome>(primary(), async (tx) => {
    const locked = await lockSeats(tx, request);
    const refusal = await findRefusal(tx, request);
    if (refusal) throw new Rollback<HoldOutcome>({ ok: false, reason: refusal });
    const free = locked.filter(({ status }) => status === 'available');
    if (free.length === 0) throw new Rollback<HoldOutcome>({ ok: false, reason: 'none_free' });
    if (free.length < locked.length && !request.onlyFree) {
      const taken = nameSeatRuns(locked.filter(({ status }) => status !== 'available'));
      throw new Rollback<HoldOutcome>({ ok: false, reason: 'not_free', seats: taken });
    }
    const block = randomUUID();
    const numbers = free.map(({ seat }) => seat);
    await tx
      .insert(blocks)
      .values({ showId, id: block, name, reason, releaseAt, madeBy: staff.id });
    await tx
      .update(seats)
      .set({ status: 'blocked', blockId: block, version: sql`${seats.version} + 1` })
      .where(and(eq(seats.showId, showId), isOneOfSeats(numbers)));
    await writeAudit(tx, staff, {
      action: 'block.made',
      subject: `block:${block}`,
      showId,
      after: {
        name,
        reason,
        releaseAt: releaseAt?.toISOString() ?? null,
        count: numbers.length,
        seats: nameSeatRuns(free),
      },
    });
    return { ok: true, block, seats: numbers };
  });
  if (outcome.ok) await invalidateSeats(showId);
  return outcome;
}

function lockSeats(tx: Transaction, { showId, seats: numbers }: HoldRequest) {
  return tx
    .select({ ...SEAT_COLUMNS, status: seats.status })
    .from(seats)
    .where(and(eq(seats.showId, showId), isOneOfSeats(numbers)))
    .orderBy(seats.seatNo)
    .for('update');
}

async function findRefusal(tx: Transaction, { showId, plan, releaseAt }: HoldRequest) {
  const [show] = await tx
    .select({
      status: shows.status,
      plan: shows.planHash,
      past: sql<boolean>`coalesce(${releaseAt?.toISOString() ?? null}::timestamptz <= clock_timestamp(), false)`,
    })
    .from(shows)
    .where(eq(shows.id, showId))
    .for('share');
  if (!show) return 'unknown';
  if (show.status === 'cancelled') return 'cancelled';
  if (show.plan !== plan) return 'other_plan';
  return show.past ? 'past' : null;
}
