import { and, eq, sql } from 'drizzle-orm';
import { primary, type Transaction } from '@/db/client';
import { prices, type SHOW_STATUSES, seats, shows } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, audit } from '@/lib/audit/write-audit';
import { showChanged } from '@/lib/visitors/cache/show-changed';
import { lockShow } from './lock-show';

type Status = (typeof SHOW_STATUSES)[number];

export type ChangedStatus =
  | { ok: true; isNew: boolean; title: string }
  | { ok: false; reason: 'unknown' }
  /** It is something from which it cannot become this. */
  | { ok: false; reason: 'not_now'; status: Status }
  /** Categories with seats that have no standard price. */
  | { ok: false; reason: 'unpriced'; categories: string[] }
  | { ok: false; reason: 'closed' };

const FROM: Record<Exclude<Status, 'draft'>, readonly Status[]> = {
  on_sale: ['draft', 'paused'],
  paused: ['on_sale'],
  // A draft that nobody saw is removed instead.
  cancelled: ['on_sale', 'paused'],
};

const VERBS = { on_sale: 'put_on_sale', paused: 'paused', cancelled: 'cancelled' } as const;

/**
 * Puts a show on sale, pauses or cancels it. When this answers, every booking of before is committed
 * and every later one finds the new status. `isNew` is false when it was so already.
 */
export async function changeStatus(
  staff: AuditActor,
  showId: string,
  to: Exclude<Status, 'draft'>,
): Promise<ChangedStatus> {
  const changed = await transaction<ChangedStatus>(primary(), async (tx) => {
    const show = await lockShow(tx, showId);
    if (!show) throw new Rollback<ChangedStatus>({ ok: false, reason: 'unknown' });
    const { status, title } = show;
    if (status === to) throw new Rollback<ChangedStatus>({ ok: true, isNew: false, title });
    const refusal = FROM[to].includes(status)
      ? to === 'on_sale' && (await whyNotSellable(tx, show))
      : ({ ok: false, reason: 'not_now', status } as const);
    if (refusal) throw new Rollback<ChangedStatus>(refusal);
    await tx
      .update(shows)
      .set({ status: to, version: sql`${shows.version} + 1` })
      .where(eq(shows.id, showId));
    await audit(tx, staff, {
      action: `show.${VERBS[to]}`,
      subject: `show:${showId}`,
      showId,
      before: { status },
      after: { status: to },
    });
    return { ok: true, isNew: true, title };
  });
  if (changed.ok) await showChanged(showId);
  return changed;
}

async function whyNotSellable(
  tx: Transaction,
  show: typeof shows.$inferSelect,
): Promise<ChangedStatus | null> {
  const categories = await unpricedCategories(tx, show.id);
  if (categories.length > 0) return { ok: false, reason: 'unpriced', categories };
  return show.salesEnd.getTime() <= Date.now() ? { ok: false, reason: 'closed' } : null;
}

/** The categories of a show's seats that have no standard price, so that nobody could book them. */
export async function unpricedCategories(tx: Transaction, showId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ category: seats.category })
    .from(seats)
    .leftJoin(
      prices,
      and(
        eq(prices.showId, seats.showId),
        eq(prices.category, seats.category),
        eq(prices.type, 'standard'),
      ),
    )
    .where(and(eq(seats.showId, showId), sql`${prices.amount} is null`));
  return rows.map(({ category }) => category).sort();
}
