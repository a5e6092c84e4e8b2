import { eq, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { type SHOW_STATUSES, shows } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { findUnpriced } from './find-unpriced';
import { lockShow } from './lock-show';

type Status = (typeof SHOW_STATUSES)[number];
type NewStatus = Exclude<Status, 'draft'>;

type ChangedStatus =
  /** `isNew` is false when the show had this status already. */
  { ok: true; isNew: boolean } | StatusRefusal;

export type StatusRefusal =
  | { ok: false; reason: 'unknown' }
  /** A show with the status `status` cannot get the new one. */
  | { ok: false; reason: 'not_now'; status: Status }
  /** Categories with seats that have no standard price. */
  | { ok: false; reason: 'unpriced'; categories: string[] }
  /** Booking has closed already. */
  | { ok: false; reason: 'closed' };

/** The statuses from which a show can get each status. */
const ALLOWED_FROM: Record<NewStatus, readonly Status[]> = {
  on_sale: ['draft', 'paused'],
  paused: ['on_sale'],
  // A draft was never public, so it is removed instead.
  cancelled: ['on_sale', 'paused'],
};

const AUDIT_VERBS = { on_sale: 'put_on_sale', paused: 'paused', cancelled: 'cancelled' } as const;

/**
 * Puts a show on sale, pauses it or cancels it. When this returns, every booking made under the old
 * status is committed, and every later booking sees the new one.
 */
export async function changeStatus(
  staff: AuditActor,
  showId: string,
  to: NewStatus,
): Promise<ChangedStatus> {
  const changed = await transaction<ChangedStatus>(primary(), async (tx) => {
    const show = await lockShow(tx, showId);
    if (!show) throw new Rollback<ChangedStatus>({ ok: false, reason: 'unknown' });
    return changeLockedStatus(tx, staff, show, to);
  });
  if (changed.ok) await invalidateShow(showId);
  return changed;
}

/** Changes the status of a show whose row the transaction has locked. A refusal has written nothing. */
export async function changeLockedStatus(
  tx: Transaction,
  staff: AuditActor,
  show: typeof shows.$inferSelect,
  to: NewStatus,
): Promise<ChangedStatus> {
  const { id: showId, status } = show;
  if (status === to) return { ok: true, isNew: false };
  if (!ALLOWED_FROM[to].includes(status)) return { ok: false, reason: 'not_now', status };
  const refusal = to === 'on_sale' && (await whyNotSellable(tx, show));
  if (refusal) return refusal;
  await tx
    .update(shows)
    .set({ status: to, version: sql`${shows.version} + 1` })
    .where(eq(shows.id, showId));
  await writeAudit(tx, staff, {
    action: `show.${AUDIT_VERBS[to]}`,
    subject: `show:${showId}`,
    showId,
    before: { status },
    after: { status: to },
  });
  return { ok: true, isNew: true };
}

async function whyNotSellable(
  tx: Transaction,
  show: typeof shows.$inferSelect,
): Promise<StatusRefusal | null> {
  const categories = await findUnpriced(tx, show.id);
  if (categories.length > 0) return { ok: false, reason: 'unpriced', categories };
  return show.salesEnd.getTime() <= Date.now() ? { ok: false, reason: 'closed' } : null;
}
