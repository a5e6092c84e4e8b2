import { and, eq, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import { blocks } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';

type ChangedBlock = {
  showId: string;
  block: string;
  name: string;
  reason: string;
  releaseAt: Date | null;
};

export type ChangeBlockOutcome =
  | { ok: true }
  /** `past`: the database's clock is past the date already. */
  | { ok: false; reason: 'unknown' | 'released' | 'past' };

/** Changes who a block is for, why, and when it is released automatically. Its seats stay on hold. */
export async function changeBlock(
  staff: AuditActor,
  { showId, block: id, name, reason, releaseAt }: ChangedBlock,
): Promise<ChangeBlockOutcome> {
  const isThisBlock = and(eq(blocks.showId, showId), eq(blocks.id, id));
  return transaction<ChangeBlockOutcome>(primary(), async (tx) => {
    const refuse = (because: 'unknown' | 'released' | 'past') =>
      new Rollback<ChangeBlockOutcome>({ ok: false, reason: because });
    const [before] = await tx
      .select({
        name: blocks.name,
        reason: blocks.reason,
        releaseAt: blocks.releaseAt,
        releasedAt: blocks.releasedAt,
        past: sql<boolean>`coalesce(${releaseAt?.toISOString() ?? null}::timestamptz <= clock_timestamp(), false)`,
      })
      .from(blocks)
      .where(isThisBlock)
      .for('no key update');
    if (!before) throw refuse('unknown');
    if (before.releasedAt) throw refuse('released');
    if (before.past) throw refuse('past');
    await tx.update(blocks).set({ name, reason, releaseAt }).where(isThisBlock);
    const auditFields = (of: Pick<ChangedBlock, 'name' | 'reason' | 'releaseAt'>) => ({
      name: of.name,
      reason: of.reason,
      releaseAt: of.releaseAt?.toISOString() ?? null,
    });
    await writeAudit(tx, staff, {
      action: 'block.changed',
      subject: `block:${id}`,
      showId,
      before: auditFields(before),
      after: auditFields({ name, reason, releaseAt }),
    });
    return { ok: true };
  });
}
