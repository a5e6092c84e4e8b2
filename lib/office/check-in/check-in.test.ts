import { and, desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, shows, tickets } from '@/db/schema';
import { cancelTickets } from '@/lib/office/box-office/cancel-tickets';
import { moveTickets } from '@/lib/office/box-office/move-tickets';
import type { Staff } from '@/lib/office/staff/staff';
import { ticketContent } from '@/lib/visitors/tickets/ticket-content';
import { liveTickets, makeBooking } from '@/tests/support/data/make-booking';
import { makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { itemAt } from '@/tests/support/item-at';
import { ownDatabase } from '@/tests/support/own-database';
import { checkIn } from './check-in';
import { countCheckedIn } from './count-checked-in';
import { findGuests } from './find-guests';
import { undoCheckIn } from './undo-check-in';

const { handle } = await ownDatabase({ max: 20 });
let door: Staff;

beforeAll(async () => {
  door = await makeStaff(handle, 'door');
});

/** Books seats; `codes` are the contents of the tickets' QR codes. */
async function ticketsFor(showId: string, numbers: number[]) {
  const { reference } = await makeBooking(handle, showId, numbers);
  const live = await liveTickets(handle, showId, reference);
  return { reference, live, codes: live.map(({ code }) => ticketContent(showId, code)) };
}

const scan = (showId: string, code = '') => checkIn(door, showId, { code });

describe('check-in', () => {
  it('checks a ticket in once and gives the second scan the time of the first', async () => {
    const showId = await makeShow(handle, 3);
    const { reference, codes } = await ticketsFor(showId, [0, 1]);
    const guest = { reference, name: 'Ana Person', section: 'Stalls', row: 'Row A', number: '1' };
    const first = await scan(showId, codes[0]);
    expect(first).toMatchObject({ ok: true, guest });
    const again = await scan(showId, ` ${codes[0]}\n`);
    expect(again).toMatchObject({ ok: false, reason: 'already', guest });
    if (first.ok && !again.ok && again.reason === 'already') {
      expect(again.guest.checkedInAt).toBe(first.guest.checkedInAt);
    }
    expect(await countCheckedIn(showId)).toEqual({ checkedIn: 1, expected: 2 });
    const [entry] = await handle.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `booking:${reference}`));
    expect(entry).toMatchObject({ action: 'ticket.admitted', staffEmail: door.email, showId });
  });

  it('accepts one of twenty simultaneous scans of a ticket', async () => {
    const showId = await makeShow(handle, 1);
    const { codes } = await ticketsFor(showId, [0]);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => scan(showId, codes[0])));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((each) => !each.ok && each.reason === 'already')).toHaveLength(19);
  });

  it('rejects a forged code, whichever bit was flipped', async () => {
    const showId = await makeShow(handle, 1);
    const { codes } = await ticketsFor(showId, [0]);
    const code = itemAt(codes, 0);
    const secret = Buffer.from(itemAt(code.split(':'), 2), 'base64url');
    for (let bit = 0; bit < 128; bit++) {
      const forged = Buffer.from(secret);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const text = ticketContent(showId, forged.toString('base64url'));
      expect(await scan(showId, text)).toEqual({ ok: false, reason: 'unknown' });
    }
    for (const wrong of [
      '',
      'rowlock',
      code.slice(0, -1),
      `${code}A`,
      `x${code}`,
      code.toLowerCase(),
    ]) {
      expect(await scan(showId, wrong)).toEqual({ ok: false, reason: 'unknown' });
    }
    expect((await scan(showId, code)).ok).toBe(true);
  });

  it('names the other show of a ticket, and rejects its code under this show’s id', async () => {
    const showId = await makeShow(handle, 1);
    const other = await makeShow(handle, 1, { title: 'Another Evening' });
    const { codes, live } = await ticketsFor(other, [0]);
    expect(await scan(showId, codes[0])).toMatchObject({
      ok: false,
      reason: 'other_show',
      title: 'Another Evening',
      timeZone: 'Europe/Lisbon',
    });
    const renamed = ticketContent(showId, itemAt(live, 0).code);
    expect(await scan(showId, renamed)).toEqual({ ok: false, reason: 'unknown' });
    const ticket = itemAt(live, 0).id;
    expect(await checkIn(door, showId, { ticket })).toMatchObject({ reason: 'unknown' });
    expect(await countCheckedIn(other)).toEqual({ checkedIn: 0, expected: 1 });
  });

  it('rejects a cancelled ticket, and the old ticket of a moved guest', async () => {
    const showId = await makeShow(handle, 4);
    const { reference, codes, live } = await ticketsFor(showId, [0, 1]);
    const [cancelled, moved] = [itemAt(live, 0).id, itemAt(live, 1).id];
    await cancelTickets(door, { showId, reference, tickets: [cancelled] });
    const moves = [{ ticket: moved, seat: 3 }];
    await moveTickets(door, { showId, reference, moves, keepPrice: true });
    expect(await scan(showId, codes[0])).toMatchObject({ ok: false, reason: 'cancelled' });
    expect(await scan(showId, codes[1])).toMatchObject({ ok: false, reason: 'cancelled' });
    const newTicket = itemAt(await liveTickets(handle, showId, reference), 0);
    expect(await scan(showId, ticketContent(showId, newTicket.code))).toMatchObject({
      ok: true,
      guest: { number: '4' },
    });
  });

  it('never both checks in and cancels a ticket when both happen at once', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 16; round++) {
      const showId = await makeShow(handle, 1);
      const { reference, codes, live } = await ticketsFor(showId, [0]);
      const ids = [itemAt(live, 0).id];
      const cancel = () => cancelTickets(door, { showId, reference, tickets: ids });
      const both = [() => scan(showId, codes[0]), cancel];
      const outcomes = await Promise.all((round % 2 ? both : both.reverse()).map((act) => act()));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const [row] = await handle.db.select().from(tickets).where(eq(tickets.showId, showId));
      expect((row?.checkedInAt === null) !== (row?.cancelledAt === null)).toBe(true);
      seen.add(row?.cancelledAt ? 'refunded' : 'used');
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  it('rejects tickets of a cancelled show', async () => {
    const showId = await makeShow(handle, 1);
    const { codes } = await ticketsFor(showId, [0]);
    await handle.db.update(shows).set({ status: 'cancelled' }).where(eq(shows.id, showId));
    expect(await scan(showId, codes[0])).toEqual({ ok: false, reason: 'show_cancelled' });
  });

  it('undoes a check-in once, and writes it to the audit log', async () => {
    const showId = await makeShow(handle, 1);
    const { reference, codes, live } = await ticketsFor(showId, [0]);
    await scan(showId, codes[0]);
    const ticket = itemAt(live, 0).id;
    expect(await undoCheckIn(door, showId, ticket)).toMatchObject({ checkedInAt: null });
    expect(await undoCheckIn(door, showId, ticket)).toBeNull();
    expect(await countCheckedIn(showId)).toEqual({ checkedIn: 0, expected: 1 });
    const entries = await handle.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(and(eq(auditLog.subject, `booking:${reference}`), eq(auditLog.showId, showId)))
      .orderBy(desc(auditLog.at));
    expect(entries.map(({ action }) => action)).toEqual([
      'ticket.admission_undone',
      'ticket.admitted',
    ]);
    expect((await scan(showId, codes[0])).ok).toBe(true);
  });

  it('finds guests of this show by name, reference or seat, never by e-mail address', async () => {
    const showId = await makeShow(handle, 30);
    const other = await makeShow(handle, 30);
    const { reference } = await ticketsFor(showId, [21, 22]);
    await ticketsFor(other, [21]);
    for (const text of ['ana per', 'PERSON', reference, reference.replace('-', '').toLowerCase()]) {
      expect((await findGuests(showId, text)).map(({ number }) => number)).toEqual(['2', '3']);
    }
    const seat = await findGuests(showId, 'B2');
    expect(seat.map((guest) => guest.reference)).toEqual([reference, reference]);
    await makeBooking(handle, showId, [29], { email: 'door.guest@example.com' });
    for (const text of ['door.guest@', 'nobody', '', '%']) {
      expect(await findGuests(showId, text)).toEqual([]);
    }
    expect(JSON.stringify(seat)).not.toContain('example.com');
  });
});
