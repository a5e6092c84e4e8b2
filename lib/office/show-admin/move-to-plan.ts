import { and, asc, eq, gte, sql } from 'drizzle-orm';
import { primary, primaryReads } from '@/db/client';
import type { Database, Transaction } from '@/db/connect';
import { seatingPlans, seats, shows } from '@/db/schema';
import { Rollback, read, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import {
  compareSeats,
  findPlanMoveRefusal,
  type PlanMoveRefusal,
  type SeatDifference,
  type StoredSeat,
} from '@/lib/office/plans/compare-seats';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { findUnpriced } from './find-unpriced';
import { lockShow } from './lock-show';

type PlanMoveOutcome =
  | { ok: true; difference: SeatDifference }
  | { ok: false; reason: 'unknown' | 'cancelled' | 'conflict' | 'same' }
  | { ok: false; reason: 'unpriced'; categories: string[] }
  | ({ ok: false; difference: SeatDifference } & PlanMoveRefusal);

type Target = { hash: string; layout: SeatingLayout };

const TRANSACTION_TIMEOUT_MS = 20_000;

/** What moving a show to the plan `hash` would change, or why it is refused. Changes nothing. */
export async function previewMove(showId: string, hash: string): Promise<PlanMoveOutcome> {
  return read(primaryReads(), async (db) => {
    const target = await findTarget(db, hash);
    const [show] = await db.select().from(shows).where(eq(shows.id, showId));
    if (!show || !target) return { ok: false, reason: 'unknown' };
    return compare(show, await readSeats(db, showId), target);
  });
}

/**
 * Moves a show to another plan, if the show still has the version that was previewed. One transaction locks the
 * seats in their order, then the show, as bookings do, so that no seat is sold between check and move. Kept seats
 * keep their versions, and the sum of versions over the show only grows.
 */
export async function moveToPlan(
  staff: AuditActor,
  { show: showId, plan: hash, version }: { show: string; plan: string; version: number },
): Promise<PlanMoveOutcome> {
  const work = async (tx: Transaction): Promise<PlanMoveOutcome> => {
    const target = await findTarget(tx, hash);
    await lockSeats(tx, showId);
    const show = await lockShow(tx, showId);
    if (!show || !target) throw new Rollback<PlanMoveOutcome>({ ok: false, reason: 'unknown' });
    if (show.version !== version)
      throw new Rollback<PlanMoveOutcome>({ ok: false, reason: 'conflict' });
    const move = compare(show, await readSeats(tx, showId), target);
    if (!move.ok) throw new Rollback<PlanMoveOutcome>(move);
    await rebuild(tx, showId, target, move.difference);
    await tx
      .update(shows)
      .set({ planHash: hash, version: show.version + 1 })
      .where(eq(shows.id, showId));
    const unpriced = show.status === 'on_sale' ? await findUnpriced(tx, showId) : [];
    if (unpriced.length > 0) {
      throw new Rollback<PlanMoveOutcome>({ ok: false, reason: 'unpriced', categories: unpriced });
    }
    const { added, removed, recategorised, renamed } = move.difference;
    await writeAudit(tx, staff, {
      action: 'show.moved_to_plan',
      subject: `show:${showId}`,
      showId,
      before: { plan: show.planHash },
      after: {
        plan: hash,
        added: added.length,
        removed: removed.length,
        recategorised: recategorised.length,
        renamed: renamed.length,
      },
    });
    return move;
  };
  const moved = await transaction(primary(), work, TRANSACTION_TIMEOUT_MS);
  if (moved.ok) await invalidateShow(showId);
  return moved;
}

function compare(
  show: typeof shows.$inferSelect,
  stored: StoredSeat[],
  { hash, layout }: Target,
): PlanMoveOutcome {
  if (show.status === 'cancelled') return { ok: false, reason: 'cancelled' };
  if (show.planHash === hash) return { ok: false, reason: 'same' };
  const difference = compareSeats(stored, layout);
  const refusal = findPlanMoveRefusal(difference, show.status === 'draft');
  return refusal ? { ok: false, difference, ...refusal } : { ok: true, difference };
}

async function findTarget(db: Database | Transaction, hash: string): Promise<Target | null> {
  const [row] = await db
    .select({ layout: seatingPlans.layout })
    .from(seatingPlans)
    .where(eq(seatingPlans.hash, hash));
  return row ? { hash, layout: JSON.parse(row.layout) as SeatingLayout } : null;
}

async function lockSeats(tx: Transaction, showId: string): Promise<void> {
  // Only locks: the seats are read after the show is locked as well.
  await tx.execute(sql`
    select count(*) from (
      select 1 from ${seats} where show_id = ${showId} order by seat_no for update) as locked`);
}

function readSeats(db: Database | Transaction, showId: string): Promise<StoredSeat[]> {
  return db
    .select({
      seatNo: seats.seatNo,
      section: seats.section,
      row: seats.row,
      number: seats.number,
      category: seats.category,
      status: seats.status,
      // Raw SQL, because in a query of one table Drizzle omits the table of a column.
      ticketed: sql<boolean>`exists (
        select from tickets as t where t.show_id = seats.show_id and t.seat_no = seats.seat_no)`,
    })
    .from(seats)
    .where(eq(seats.showId, showId))
    .orderBy(asc(seats.seatNo));
}

async function rebuild(
  tx: Transaction,
  showId: string,
  { layout }: Target,
  { added, removed, recategorised, renamed }: SeatDifference,
): Promise<void> {
  const [gone] = await tx
    .select({ sum: sql<number>`coalesce(sum(${seats.version}), 0)::int` })
    .from(seats)
    .where(and(eq(seats.showId, showId), gte(seats.seatNo, layout.seats.x.length)));
  if (removed.length > 0) {
    await tx
      .delete(seats)
      .where(and(eq(seats.showId, showId), gte(seats.seatNo, layout.seats.x.length)));
  }
  const changed = [...recategorised, ...renamed].map(({ to }) => to);
  await tx.execute(sql`
    update ${seats} set section = new.section, row_label = new.row, number = new.number,
      category = new.category, version = version + 1
    from json_to_recordset(${JSON.stringify(changed)}::json)
      as new("seatNo" integer, section text, "row" text, number text, category text)
    where show_id = ${showId} and seat_no = new."seatNo"`);
  await tx.execute(sql`
    insert into ${seats} (show_id, seat_no, section, row_label, number, category)
    select ${showId}, "seatNo", section, "row", number, category
    from json_to_recordset(${JSON.stringify(added)}::json)
      as new("seatNo" integer, section text, "row" text, number text, category text)`);
  // Removed seats take their versions out of the sum. The first seat makes up for it; otherwise a show that
  // moves away and back could have an old version sum with other states.
  await tx
    .update(seats)
    .set({ version: sql`${seats.version} + ${(gone?.sum ?? 0) + 1}` })
    .where(and(eq(seats.showId, showId), eq(seats.seatNo, 0)));
}
