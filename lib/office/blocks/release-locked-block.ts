import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { blocks, seats } from '@/db/schema';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { isOneOfSeats, SEAT_COLUMNS } from './seat-columns';
import { nameSeatRuns } from './seat-runs';

/** A block whose row the transaction has locked, so that two releases cannot overlap. */
type LockedBlock = { showId: string; id: string; name: string };

/** `seats`: the numbers of the released seats; `left`: how many seats the block still holds. */
export type Released = { seats: number[]; left: number };

/**
 * Puts seats of a locked block on sale again: all of them, or those of `numbers` that it still holds. When
 * no seat is left, the block counts as released.
 */
export async function releaseLockedBlock(
  tx: Transaction,
  by: AuditActor,
  { showId, id, name }: LockedBlock,
  numbers: readonly number[] | null,
): Promise<Released> {
  const inBlock = and(eq(seats.showId, showId), eq(seats.blockId, id));
  const held = await tx
    .select(SEAT_COLUMNS)
    .from(seats)
    .where(and(inBlock, numbers ? isOneOfSeats(numbers) : undefined))
    .orderBy(seats.seatNo)
    .for('update');
  const released = held.map(({ seat }) => seat);
  if (released.length > 0) {
    await tx
      .update(seats)
      .set({ status: 'available', blockId: null, version: sql`${seats.version} + 1` })
      .where(and(inBlock, isOneOfSeats(released)));
  }
  const [rest] = await tx.select({ left: sql<number>`count(*)::int` }).from(seats).where(inBlock);
  const left = rest?.left ?? 0;
  if (left === 0) {
    await tx
      .update(blocks)
      .set({ releasedAt: sql`now()` })
      .where(and(eq(blocks.showId, showId), eq(blocks.id, id)));
  }
  if (released.length > 0 || left === 0) {
    await writeAudit(tx, by, {
      action: left === 0 ? 'block.released' : 'block.seats_released',
      subject: `block:${id}`,
      showId,
      before: { name, count: released.length + left },
      after: { released: nameSeatRuns(held), left },
    });
  }
  return { seats: released, left };
}
