import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { primary } from '@/db/client';
import { tickets } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { seatLocation } from '@/lib/visitors/seating/seat-name';
import type { Guest } from './check-in-result';
import { readGuests } from './read-guests';

/** Undoes the check-in of a ticket; null when the ticket is not checked in. */
export async function undoCheckIn(
  staff: AuditActor,
  showId: string,
  ticketId: string,
): Promise<Guest | null> {
  return transaction(primary(), async (tx) => {
    const isTicket = eq(tickets.id, ticketId);
    const [before] = await readGuests(tx, showId, isTicket);
    const [undone] = await tx
      .update(tickets)
      .set({ checkedInAt: null })
      .where(
        and(
          eq(tickets.showId, showId),
          isTicket,
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
      before: { seat: seatLocation(before), admittedAt: before.checkedInAt },
    });
    return { ...before, checkedInAt: null };
  });
}
