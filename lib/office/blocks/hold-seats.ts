import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { blocks, seats, shows } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import { isOneOfSeats } from './seat-columns';
import { nameSeatRuns } from './seat-runs';

export type HoldRequest = {
  showId: string;
  /** For whom. */
  name: string;
  reason: string;
  /** When they go on sale by themselves; null: when somebody releases them. */
  releaseAt: Date | null;
  seats: readonly number[];
  /** The plan that the seats were chosen in: under another one their numbers may mean others. */
  plan: string;
  /** Takes those of them that are free, instead of all or none. */
  onlyFree: boolean;
};

export type HoldOutcome =
  | { ok: true; block: string; seats: number[] }
  | { ok: false; reason: 'unknown' | 'cancelled' | 'other_plan' | 'past' | 'none_free' }
  /** Names of what is not free, as `nameRuns` says them. */
  | { ok: false; reason: 'not_free'; seats: string[] };

/**
 * Holds seats back in a block of their own, in one transaction: the seats are locked in order, then
 * the show, as bookings do it, so that of a booking and a block one has a seat. Only free seats can
 * be held back, and all of them or none.
 */
export async function holdSeats(staff: AuditActor, asked: HoldRequest): Promise<HoldOutcome> {
  const { showId, name, reason, releaseAt } = asked;
  const outcome = await transaction<HoldOutcome>(primary(), async (tx) => {
    const locked = await lockSeats(tx, asked);
    const refusal = await whyNot(tx, asked);
    if (refusal) throw new Rollback<HoldOutcome>({ ok: false, reason: refusal });
    const free = locked.filter(({ status }) => status === 'available');
    if (free.length === 0) throw new Rollback<HoldOutcome>({ ok: false, reason: 'none_free' });
    if (free.length < locked.length && !asked.onlyFree) {
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
    .select({
      seat: seats.seatNo,
      section: seats.section,
      row: seats.row,
      number: seats.number,
      status: seats.status,
    })
    .from(seats)
    .where(and(eq(seats.showId, showId), isOneOfSeats(numbers)))
    .orderBy(seats.seatNo)
    .for('update');
}

async function whyNot(tx: Transaction, { showId, plan, releaseAt }: HoldRequest) {
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
