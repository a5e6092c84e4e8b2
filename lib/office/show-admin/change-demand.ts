import { eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import { shows } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { env } from '@/lib/env';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { startQueue } from '@/lib/visitors/waiting-room/start-queue';
import { lockShow } from './lock-show';

/** How a show sells in high demand. */
type Demand = {
  /** Bookings go through the booking queue, and workers settle them. */
  queued: boolean;
  /** How many visitors may choose seats at the same time; null: there is no waiting room. */
  admitAtOnce: number | null;
};

export type ChangedDemand =
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'cancelled' }
  /** This site has no RabbitMQ for the booking queue, or no Redis for the waiting room. */
  | { ok: false; reason: 'no_booking_queue' | 'no_waiting_room' }
  /** The show was changed after `version`; its current demand settings. */
  | { ok: false; reason: 'conflict'; version: number; demand: Demand };

/**
 * Switches a show's booking queue and waiting room, if the show still has the version that was edited. Every
 * process follows within a second; requests that are already queued are still settled.
 */
export async function changeDemand(
  staff: AuditActor,
  { show: showId, version, ...demand }: Demand & { show: string; version: number },
): Promise<ChangedDemand> {
  const missing = findMissingService(demand);
  if (missing) return { ok: false, reason: missing };
  let isRoomNew = false;
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
    isRoomNew = admitAtOnce === null && demand.admitAtOnce !== null;
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
  if (changed.ok && isRoomNew) await startQueue(showId);
  if (changed.ok) await invalidateShow(showId);
  return changed;
}

/** The service that this site would need. */
function findMissingService({ queued, admitAtOnce }: Demand) {
  if (queued && !env().RABBITMQ_URL) return 'no_booking_queue';
  return admitAtOnce !== null && !env().UPSTASH_REDIS_REST_URL ? 'no_waiting_room' : undefined;
}
