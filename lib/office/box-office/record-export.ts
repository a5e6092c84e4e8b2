import { primary } from '@/db/client';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';

/** Writes to the audit log who exports which show's data. Call it before the export starts. */
export function recordExport(
  staff: AuditActor,
  exported: 'bookings' | 'tickets',
  showId: string | null,
): Promise<void> {
  return transaction(primary(), (tx) =>
    writeAudit(tx, staff, {
      action: `${exported}.exported`,
      subject: showId ? `show:${showId}` : 'show:all',
      ...(showId ? { showId } : {}),
    }),
  );
}
