import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Handle } from '@/db/connect';
import { blocks } from '@/db/schema';
import { read, transaction } from '@/db/transaction';
import type { AuditActor } from '@/lib/audit/write-audit';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import { releaseLockedBlock } from './release-locked-block';

/** The audit log's name for releases that no person made. Lower case, as the log is filtered by it. */
const AUTOMATIC: AuditActor = { id: null, email: 'rowlock (automatic)' };

type Due = { showId: string; id: string };

/**
 * Releases every block whose release date is past by the database's clock, each in its own transaction, and
 * returns how many. Several processes may call it at the same time. If a release fails, the others still
 * run, an AggregateError is thrown at the end, and the next call tries it again. When nothing is due, a call
 * costs one index scan.
 */
export async function releaseDueBlocks(): Promise<number> {
  const due = await read(primary(), (db) =>
    db
      .select({ showId: blocks.showId, id: blocks.id })
      .from(blocks)
      .where(isDue)
      .orderBy(asc(blocks.releaseAt)),
  );
  let released = 0;
  const failures: unknown[] = [];
  for (const block of due) {
    try {
      if (await release(block, primary())) released += 1;
    } catch (cause) {
      failures.push(new Error(`Block ${block.id} of show ${block.showId}`, { cause }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Blocks were not released');
  return released;
}

const isDue = and(isNull(blocks.releasedAt), lte(blocks.releaseAt, sql`now()`));

async function release({ showId, id }: Due, handle: Handle): Promise<boolean> {
  const isReleased = await transaction(handle, async (tx) => {
    // SKIP LOCKED: another process releases this block, or a person is changing it.
    const [block] = await tx
      .select({ name: blocks.name })
      .from(blocks)
      .where(and(eq(blocks.showId, showId), eq(blocks.id, id), isDue))
      .for('no key update', { skipLocked: true });
    if (!block) return false;
    await releaseLockedBlock(tx, AUTOMATIC, { showId, id, name: block.name }, null);
    return true;
  });
  if (isReleased) await invalidateSeats(showId);
  return isReleased;
}
