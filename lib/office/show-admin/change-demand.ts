import { eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import { shows } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { env } from '@/lib/env';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { openLine } from '@/lib/visitors/waiting-room/open-line';
import { lockShow } from './lock-show';

/** How a show copes with a crowd. */
export type Demand = {
  /** Bookings are accepted into a queue, and workers settle them. */
  queued: boolean;
  /** How many may choose seats at once while the others wait in line; null: nobody waits. */
  admitAtOnce: number | null;
};

export type ChangedDemand =
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'cancelled' }
  /** This site has no broker for a queue, or no Redis for a line. */
  | { ok: false; reason: 'no_queue' | 'no_line' }
  /** Somebody changed the show since; how it is now. */
  | { ok: false; reason: 'conflict'; version: number; demand: Demand };

/**
 * Changes how a show copes with a crowd, if it is still the version that was being edited. Every process
 * goes by it within a second; requests that lie in the queue are settled all the same.
 */
export async function changeDemand(
  staff: AuditActor,
  { show: showId, version, ...demand }: Demand & { show: string; version: number },
): Promise<ChangedDemand> {
  const impossible = whyImpossible(demand);
  if (impossible) return { ok: false, reason: impossible };
  let lineBegins = false;
  const changed = await transaction<ChangedDemand>(primary(), async (tx) => {
    const show = await lockShow(tx, showId);
    const refuse = (refusal: ChangedDemand) => new Rollback<ChangedDemand>(refusal);
    if (!show) throw refuse({ ok: false, reason: 'unknown' });
    const { queued, admitAtOnce, version: now } = show;
    const before = { queued, admitAtOnce };
    if (now !== version) {
      throw refuse({ ok: false, reason: 'conflict', version: now, demand: before });
    }
    if (show.status === 'cancelled') throw refuse({ ok: false, reason: 'cancelled' });
    if (queued === demand.queued && admitAtOnce === demand.admitAtOnce) throw refuse({ ok: true });
    lineBegins = admitAtOnce === null && demand.admitAtOnce !== null;
    await tx
      .update(shows)
      .set({ ...demand, version: now + 1 })
      .where(eq(shows.id, showId));
    await writeAudit(tx, staff, {
      action: 'show.demand_changed',
      subject: `show:${showId}`,
      showId,
      before,
      after: demand,
    });
    return { ok: true };
  });
  if (changed.ok && lineBegins) await openLine(showId);
  if (changed.ok) await invalidateShow(showId);
  return changed;
}

/** What this site lacks for it. */
function whyImpossible({ queued, admitAtOnce }: Demand) {
  if (queued && !env().RABBITMQ_URL) return 'no_queue';
  return admitAtOnce !== null && !env().UPSTASH_REDIS_REST_URL ? 'no_line' : undefined;
}
