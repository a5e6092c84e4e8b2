import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { blocks, seats } from '@/db/schema';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { isOneOfSeats } from './seat-columns';
import { nameSeatRuns } from './seat-runs';

/** A block whose row the transaction has locked, so that no two releases of it meet. */
export type LockedBlock = { showId: string; id: string; name: string };

/** `seats` that went on sale; `left` are still held back. */
export type Released = { seats: number[]; left: number };

/**
 * Puts seats of a locked block back on sale: all of them, or those of `numbers` that it still holds.
 * With its last one the block itself is released.
 */
export async function releaseLockedBlock(
  tx: Transaction,
  by: AuditActor,
  { showId, id, name }: LockedBlock,
  numbers: readonly number[] | null,
): Promise<Released> {
  const isHeld = and(eq(seats.showId, showId), eq(seats.blockId, id));
  const held = await tx
    .select({ seat: seats.seatNo, section: seats.section, row: seats.row, number: seats.number })
    .from(seats)
    .where(and(isHeld, numbers ? isOneOfSeats(numbers) : undefined))
    .orderBy(seats.seatNo)
    .for('update');
  const freed = held.map(({ seat }) => seat);
  if (freed.length > 0) {
    await tx
      .update(seats)
      .set({ status: 'available', blockId: null, version: sql`${seats.version} + 1` })
      .where(and(isHeld, isOneOfSeats(freed)));
  }
  const [still] = await tx.select({ left: sql<number>`count(*)::int` }).from(seats).where(isHeld);
  const left = still?.left ?? 0;
  if (left === 0) {
    await tx
      .update(blocks)
      .set({ releasedAt: sql`now()` })
      .where(and(eq(blocks.showId, showId), eq(blocks.id, id)));
  }
  if (freed.length > 0 || left === 0) {
    await writeAudit(tx, by, {
      action: left === 0 ? 'block.released' : 'block.seats_released',
      subject: `block:${id}`,
      showId,
      before: { name, count: freed.length + left },
      after: { released: nameSeatRuns(held), left },
    });
  }
  return { seats: freed, left };
}
