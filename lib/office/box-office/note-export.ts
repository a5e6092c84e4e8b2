import { primary } from '@/db/client';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';

/** Notes who takes the data of which show out of the house, before the first line leaves. */
export function noteExport(
  staff: AuditActor,
  what: 'bookings' | 'tickets',
  showId: string | null,
): Promise<void> {
  return transaction(primary(), (tx) =>
    writeAudit(tx, staff, {
      action: `${what}.exported`,
      subject: showId ? `show:${showId}` : 'show:all',
      ...(showId ? { showId } : {}),
    }),
  );
}
