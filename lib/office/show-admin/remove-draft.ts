import { asc, eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import { blocks, prices, seats, shows } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { lockShow } from './lock-show';

const DEADLINE_MS = 20_000;

/** Takes a draft away with all its seats; false when it is no draft, or not there any more. */
export async function removeDraft(staff: AuditActor, showId: string): Promise<boolean> {
  const removed = await transaction(
    primary(),
    async (tx) => {
      // Before the show, as bookings lock; one that finds the draft is refused, but has its locks.
      await tx
        .select({ seatNo: seats.seatNo })
        .from(seats)
        .where(eq(seats.showId, showId))
        .orderBy(asc(seats.seatNo))
        .for('update');
      const show = await lockShow(tx, showId);
      if (show?.status !== 'draft') throw new Rollback(false);
      for (const table of [seats, blocks, prices]) {
        await tx.delete(table).where(eq(table.showId, showId));
      }
      await tx.delete(shows).where(eq(shows.id, showId));
      const { title, startsAt } = show;
      await writeAudit(tx, staff, {
        action: 'show.removed',
        subject: `show:${showId}`,
        showId,
        before: { title, startsAt },
      });
      return true;
    },
    DEADLINE_MS,
  );
  if (removed) await invalidateShow(showId);
  return removed;
}
