import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { shows, tickets, venues } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { seatLocation } from '@/lib/visitors/seating/seat-name';
import type { Admission } from './admission';
import { readCode } from './read-code';
import { readGuests } from './read-guests';

/** What is held out at the door: a scanned code, or a ticket picked from a list by its id. */
export type Shown = { code: string } | { ticket: string };

/**
 * Lets the bearer of one ticket in at the door of a show. A conditional write decides, so of two
 * scanners at once one admits and the other is told since when. A code is only compared: what a
 * forger changes in it is unknown, and a genuine one of another show says which.
 */
export async function checkIn(staff: AuditActor, showId: string, shown: Shown): Promise<Admission> {
  const read = 'code' in shown ? readCode(shown.code) : null;
  if ('code' in shown && !read) return { ok: false, reason: 'unknown' };
  return transaction<Admission>(primary(), async (tx) => {
    if (read && read.showId !== showId) return otherShow(tx, read);
    const isShown =
      'ticket' in shown ? eq(tickets.id, shown.ticket) : eq(tickets.code, read?.code ?? '');
    // Shared, like a booking: a show that is being cancelled lets nobody in after its answer.
    const [show] = await tx
      .select({ status: shows.status })
      .from(shows)
      .where(eq(shows.id, showId))
      .for('share');
    if (show?.status === 'cancelled') return { ok: false, reason: 'show_cancelled' };
    const [admitted] = await tx
      .update(tickets)
      .set({ checkedInAt: sql`now()` })
      .where(
        and(
          eq(tickets.showId, showId),
          isShown,
          isNull(tickets.cancelledAt),
          isNull(tickets.checkedInAt),
        ),
      )
      .returning({ id: tickets.id });
    const [guest] = await readGuests(tx, showId, isShown);
    if (!guest) return { ok: false, reason: 'unknown' };
    if (!admitted) return { ok: false, reason: guest.cancelled ? 'cancelled' : 'already', guest };
    await writeAudit(tx, staff, {
      action: 'ticket.admitted',
      subject: `booking:${guest.reference}`,
      showId,
      after: { seat: seatLocation(guest) },
    });
    return { ok: true, guest };
  });
}

async function otherShow(
  tx: Transaction,
  { showId, code }: { showId: string; code: string },
): Promise<Admission> {
  const isGenuine: SQL | undefined = and(eq(tickets.showId, showId), eq(tickets.code, code));
  const [found] = await tx
    .select({ title: shows.title, startsAt: shows.startsAt, timeZone: venues.timeZone })
    .from(tickets)
    .innerJoin(shows, eq(shows.id, tickets.showId))
    .innerJoin(venues, eq(venues.id, shows.venueId))
    .where(isGenuine);
  if (!found) return { ok: false, reason: 'unknown' };
  return { ok: false, reason: 'other_show', ...found, startsAt: found.startsAt.toISOString() };
}
