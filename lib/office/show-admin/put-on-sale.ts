import { eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { venues } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import type { AuditActor } from '@/lib/audit/write-audit';
import { formatDayAndTime } from '@/lib/time';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { changeLockedStatus, type StatusRefusal } from './change-status';
import { lockRun } from './find-run';

export type PutRunOnSale =
  | { ok: true }
  /** `date` is when the refused show starts, in local time of its venue; null for an unknown show. */
  | { ok: false; date: string | null; refusal: StatusRefusal };

/** A run of 60 dates in a hall of 40,000 seats takes some seconds. */
const TRANSACTION_TIMEOUT_MS = 20_000;

/**
 * Puts a show and the other drafts of its run on sale in one transaction: all of them or none. A refusal
 * names the first date that cannot be sold.
 */
export async function putRunOnSale(staff: AuditActor, showId: string): Promise<PutRunOnSale> {
  let ids: string[] = [];
  const work = async (tx: Transaction): Promise<PutRunOnSale> => {
    const { show, others } = await lockRun(tx, showId);
    if (!show) {
      const refusal = { ok: false, reason: 'unknown' } as const;
      throw new Rollback<PutRunOnSale>({ ok: false, date: null, refusal });
    }
    const run = [show, ...others];
    for (const one of run) {
      const changed = await changeLockedStatus(tx, staff, one, 'on_sale');
      if (!changed.ok) {
        const date = await dateOf(tx, one);
        throw new Rollback<PutRunOnSale>({ ok: false, date, refusal: changed });
      }
    }
    ids = run.map(({ id }) => id);
    return { ok: true };
  };
  const outcome = await transaction(primary(), work, TRANSACTION_TIMEOUT_MS);
  if (outcome.ok) for (const id of ids) await invalidateShow(id);
  return outcome;
}

async function dateOf(tx: Transaction, show: { venueId: string; startsAt: Date }): Promise<string> {
  const [venue] = await tx
    .select({ timeZone: venues.timeZone })
    .from(venues)
    .where(eq(venues.id, show.venueId));
  return formatDayAndTime(show.startsAt.toISOString(), venue?.timeZone ?? 'UTC');
}
