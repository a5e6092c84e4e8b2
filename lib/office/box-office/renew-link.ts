import { and, eq, isNull, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import { bookings, tickets } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { newSecret } from '@/lib/visitors/bookings/secrets';
import { bookingToken } from '@/lib/visitors/bookings/token';

/**
 * Gives a booking a new link and makes the old one invalid. With `codes` its live tickets get new codes
 * too, so that printed or photographed tickets become invalid. Returns the link's token, or null for an
 * unknown booking. Writes the change to the audit log, without secrets.
 */
export async function renewLink(
  staff: AuditActor,
  { showId, reference, codes }: { showId: string; reference: string; codes: boolean },
): Promise<string | null> {
  return transaction(primary(), async (tx) => {
    const secret = newSecret();
    const [booking] = await tx
      .update(bookings)
      .set({ token: secret })
      .where(and(eq(bookings.showId, showId), eq(bookings.reference, reference)))
      .returning({ id: bookings.id });
    if (!booking) return null;
    const isLive = and(
      eq(tickets.showId, showId),
      eq(tickets.bookingId, booking.id),
      isNull(tickets.cancelledAt),
    );
    const live = codes ? await tx.select({ id: tickets.id }).from(tickets).where(isLive) : [];
    if (live.length > 0) {
      const rows = live.map(({ id }) => sql`(${id}::uuid, ${newSecret()})`);
      await tx
        .update(tickets)
        .set({ code: sql`renewed.code` })
        .from(sql`(values ${sql.join(rows, sql`, `)}) as renewed (id, code)`)
        .where(and(isLive, eq(tickets.id, sql`renewed.id`)));
    }
    await writeAudit(tx, staff, {
      action: 'booking.link_renewed',
      subject: `booking:${reference}`,
      showId,
      after: { codesRenewed: codes },
    });
    return bookingToken(showId, secret);
  });
}
