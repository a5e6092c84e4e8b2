import { asc, eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import { blocks, prices, seats, shows } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { lockShow } from './lock-show';

const TRANSACTION_TIMEOUT_MS = 20_000;

/** Deletes a draft with its seats, blocks and prices. Returns false if the show is no draft or is gone. */
export async function removeDraft(staff: AuditActor, showId: string): Promise<boolean> {
  const removed = await transaction(
    primary(),
    async (tx) => {
      // Locks seats before the show, as bookings do: a booking of a draft is refused, but takes locks first.
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
    TRANSACTION_TIMEOUT_MS,
  );
  if (removed) await invalidateShow(showId);
  return removed;
}
