import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { primary } from '@/db/client';
import { tickets } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { seatLocation } from '@/lib/visitors/seating/seat-name';
import type { Guest } from './admission';
import { readGuests } from './read-guests';

/** Takes an admission back, for somebody who was let in by mistake; null when there is none to take back. */
export async function undoCheckIn(
  staff: AuditActor,
  showId: string,
  ticketId: string,
): Promise<Guest | null> {
  return transaction(primary(), async (tx) => {
    const isMeant = eq(tickets.id, ticketId);
    const [before] = await readGuests(tx, showId, isMeant);
    const [undone] = await tx
      .update(tickets)
      .set({ checkedInAt: null })
      .where(
        and(
          eq(tickets.showId, showId),
          isMeant,
          isNotNull(tickets.checkedInAt),
          isNull(tickets.cancelledAt),
        ),
      )
      .returning({ id: tickets.id });
    if (!before || !undone) return null;
    await writeAudit(tx, staff, {
      action: 'ticket.admission_undone',
      subject: `booking:${before.reference}`,
      showId,
      before: { seat: seatLocation(before), admittedAt: before.admittedAt },
    });
    return { ...before, admittedAt: null };
  });
}
