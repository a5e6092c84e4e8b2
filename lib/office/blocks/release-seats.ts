import { and, eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import { blocks } from '@/db/schema';
import { transaction } from '@/db/transaction';
import type { AuditActor } from '@/lib/audit/write-audit';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import { type Released, releaseLockedBlock } from './release-locked-block';

export type ReleaseOutcome =
  | ({ ok: true; name: string } & Released)
  /** `released`: the block holds no seats any more. */
  | { ok: false; reason: 'unknown' | 'released' };

/**
 * Puts seats of a block on sale again: those of `numbers` that it still holds, or all of them (null). A seat
 * that is now in another block stays on hold.
 */
export async function releaseSeats(
  by: AuditActor,
  { showId, block: id }: { showId: string; block: string },
  numbers: readonly number[] | null,
): Promise<ReleaseOutcome> {
  const outcome = await transaction<ReleaseOutcome>(primary(), async (tx) => {
    const [block] = await tx
      .select({ name: blocks.name, releasedAt: blocks.releasedAt })
      .from(blocks)
      .where(and(eq(blocks.showId, showId), eq(blocks.id, id)))
      .for('no key update');
    if (!block) return { ok: false, reason: 'unknown' };
    if (block.releasedAt) return { ok: false, reason: 'released' };
    const { name } = block;
    return { ok: true, name, ...(await releaseLockedBlock(tx, by, { showId, id, name }, numbers)) };
  });
  if (outcome.ok && outcome.seats.length > 0) await invalidateSeats(showId);
  return outcome;
}
