import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Handle } from '@/db/connect';
import { blocks } from '@/db/schema';
import { read, transaction } from '@/db/transaction';
import type { AuditActor } from '@/lib/audit/write-audit';
import { invalidateSeats } from '@/lib/visitors/cache/invalidate-show';
import { releaseLockedBlock } from './release-locked-block';

/** Who released it, when nobody did: a date that somebody set has come. */
const THE_HOUSE: AuditActor = { id: null, email: 'the house' };

type Due = { showId: string; id: string };

/**
 * Releases every block whose date has come by the database's clock, each in a transaction of its
 * own; how many. Any number of processes may call it at once. A release that fails stops no other and
 * is due again at the next call; an AggregateError tells of all that failed. Without anything due it
 * costs one look at an index.
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
    // Of several processes one gets it; the others, and whoever waits for a person, go on.
    const [block] = await tx
      .select({ name: blocks.name })
      .from(blocks)
      .where(and(eq(blocks.showId, showId), eq(blocks.id, id), isDue))
      .for('no key update', { skipLocked: true });
    if (!block) return false;
    await releaseLockedBlock(tx, THE_HOUSE, { showId, id, name: block.name }, null);
    return true;
  });
  if (isReleased) await invalidateSeats(showId);
  return isReleased;
}
