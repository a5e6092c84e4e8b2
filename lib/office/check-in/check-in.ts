import { and, eq, isNull, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { shows, tickets, venues } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { seatLocation } from '@/lib/visitors/seating/seat-name';
import { parseTicketContent } from '@/lib/visitors/tickets/ticket-content';
import type { CheckInResult } from './check-in-result';
import { readGuests } from './read-guests';

/** A scanned code, or a ticket picked from the guest list by its id. */
type PresentedTicket = { code: string } | { ticket: string };

/**
 * Checks one ticket in for a show and writes it to the audit log. A conditional write decides: if two
 * scanners send the same ticket, one succeeds and the other gets `already`. A genuine ticket of another
 * show gives `other_show`; every other code gives `unknown`.
 */
export async function checkIn(
  staff: AuditActor,
  showId: string,
  presented: PresentedTicket,
): Promise<CheckInResult> {
  const parsed = 'code' in presented ? parseTicketContent(presented.code) : null;
  if ('code' in presented && !parsed) return { ok: false, reason: 'unknown' };
  return transaction<CheckInResult>(primary(), async (tx) => {
    if (parsed && parsed.showId !== showId) return findOtherShow(tx, parsed);
    const isPresented =
      'ticket' in presented
        ? eq(tickets.id, presented.ticket)
        : eq(tickets.code, parsed?.code ?? '');
    // The shared lock waits for a cancellation of the show, so no check-in follows it.
    const [show] = await tx
      .select({ status: shows.status })
      .from(shows)
      .where(eq(shows.id, showId))
      .for('share');
    if (show?.status === 'cancelled') return { ok: false, reason: 'show_cancelled' };
    const [checkedIn] = await tx
      .update(tickets)
      .set({ checkedInAt: sql`now()` })
      .where(
        and(
          eq(tickets.showId, showId),
          isPresented,
          isNull(tickets.cancelledAt),
          isNull(tickets.checkedInAt),
        ),
      )
      .returning({ id: tickets.id });
    const [guest] = await readGuests(tx, showId, isPresented);
    if (!guest) return { ok: false, reason: 'unknown' };
    if (!checkedIn) return { ok: false, reason: guest.cancelled ? 'cancelled' : 'already', guest };
    await writeAudit(tx, staff, {
      action: 'ticket.admitted',
      subject: `booking:${guest.reference}`,
      showId,
      after: { seat: seatLocation(guest) },
    });
    return { ok: true, guest };
  });
}

async function findOtherShow(
  tx: Transaction,
  { showId, code }: { showId: string; code: string },
): Promise<CheckInResult> {
  const [found] = await tx
    .select({ title: shows.title, startsAt: shows.startsAt, timeZone: venues.timeZone })
    .from(tickets)
    .innerJoin(shows, eq(shows.id, tickets.showId))
    .innerJoin(venues, eq(venues.id, shows.venueId))
    .where(and(eq(tickets.showId, showId), eq(tickets.code, code)));
  if (!found) return { ok: false, reason: 'unknown' };
  return { ok: false, reason: 'other_show', ...found, startsAt: found.startsAt.toISOString() };
}
