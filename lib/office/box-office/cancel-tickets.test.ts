import { and, desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, shows, tickets } from '@/db/schema';
import type { Staff } from '@/lib/office/staff/staff';
import { cancelBooking } from '@/lib/visitors/bookings/cancel-booking';
import { findBooking } from '@/lib/visitors/bookings/find-booking';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { lettersWithBooked, makeBooking, readShowState } from '@/tests/support/data/make-booking';
import { makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { itemAt } from '@/tests/support/item-at';
import { ownDatabase } from '@/tests/support/own-database';
import { cancelTickets } from './cancel-tickets';
import { moveTickets } from './move-tickets';

const { handle } = await ownDatabase({ max: 20 });
let staff: Staff;

beforeAll(async () => {
  staff = await makeStaff(handle, 'box_office');
});

describe('cancelTickets', () => {
  it('frees the requested seats, returns the refund, and keeps the rest of the booking', async () => {
    const showId = await makeShow(handle, 4);
    const {
      reference,
      token,
      tickets: sold,
    } = await makeBooking(handle, showId, [0, 1, 2], {
      office: { staff, payment: 'box_office' },
    });
    const input = { showId, reference, tickets: [itemAt(sold, 1).id] };
    expect(await cancelTickets(staff, input)).toEqual({
      ok: true,
      freed: [1],
      refund: 2_000,
      currency: 'EUR',
      left: 2,
    });
    expect(await readShowState(handle, showId)).toEqual({ seats: 'baba', sold: [0, 2], held: 2 });
    const booking = await findBooking(bookingToken(showId, token));
    expect(booking).toMatchObject({ status: 'confirmed', total: 4_000 });
    const [entry] = await handle.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `booking:${reference}`))
      .orderBy(desc(auditLog.at));
    expect(entry).toMatchObject({
      action: 'booking.tickets_cancelled',
      staffEmail: staff.email,
      showId,
      before: { seats: ['Stalls, Row A, 2'] },
      after: { refund: 2_000, ticketsLeft: 2 },
    });
  });

  it('refunds nothing for an unpaid booking from the website', async () => {
    const showId = await makeShow(handle, 1);
    const { reference, tickets: sold } = await makeBooking(handle, showId, [0]);
    const tickets = sold.map(({ id }) => id);
    expect(await cancelTickets(staff, { showId, reference, tickets })).toMatchObject({
      ok: true,
      refund: 0,
    });
  });

  it('cancels the booking with its last ticket', async () => {
    const showId = await makeShow(handle, 2);
    const { reference, token, tickets: sold } = await makeBooking(handle, showId, [0, 1]);
    for (const { id } of sold) {
      await cancelTickets(staff, { showId, reference, tickets: [id] });
    }
    expect((await findBooking(bookingToken(showId, token)))?.status).toBe('cancelled');
    expect(await readShowState(handle, showId)).toEqual({ seats: 'aa', sold: [], held: 0 });
  });

  it('frees nothing the second time, even when the seat was sold again meanwhile', async () => {
    const showId = await makeShow(handle, 2);
    const { reference, tickets: sold } = await makeBooking(handle, showId, [0, 1]);
    const input = { showId, reference, tickets: [itemAt(sold, 0).id] };
    await cancelTickets(staff, input);
    await makeBooking(handle, showId, [0]);
    const again = await cancelTickets(staff, input);
    expect(again).toEqual({ ok: false, reason: 'none_live' });
    expect(await readShowState(handle, showId)).toEqual({ seats: 'bb', sold: [0, 1], held: 2 });
  });

  it('cancels no ticket of another booking', async () => {
    const showId = await makeShow(handle, 2);
    const mine = await makeBooking(handle, showId, [0]);
    const other = await makeBooking(handle, showId, [1]);
    const input = { showId, reference: mine.reference, tickets: [itemAt(other.tickets, 0).id] };
    expect(await cancelTickets(staff, input)).toEqual({ ok: false, reason: 'none_live' });
    expect((await readShowState(handle, showId)).seats).toBe('bb');
  });

  it('refunds each ticket once when the guest and the box office cancel at once', async () => {
    for (let round = 0; round < 8; round++) {
      const showId = await makeShow(handle, 3);
      const email = `guest${round}@example.com`;
      const {
        reference,
        token,
        tickets: sold,
      } = await makeBooking(handle, showId, [0, 1], { email });
      await makeBooking(handle, showId, [2], { email });
      const ids = sold.map(({ id }) => id);
      const attempts = [[itemAt(ids, 0)], [itemAt(ids, 1)], ids];
      const [own, ...office] = await Promise.all([
        cancelBooking(bookingToken(showId, token)),
        ...attempts.map((each) => cancelTickets(staff, { showId, reference, tickets: each })),
      ]);
      const freed = [own, ...office].flatMap((each) => (each.ok ? each.freed : []));
      expect(freed.sort()).toEqual([0, 1]);
      expect(await readShowState(handle, showId)).toEqual({ seats: 'aab', sold: [2], held: 1 });
    }
  });

  it('loses no seat and sells none twice when the same ticket is moved at once', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 16; round++) {
      const showId = await makeShow(handle, 4);
      const { reference, tickets: sold } = await makeBooking(handle, showId, [2]);
      const ticket = itemAt(sold, 0).id;
      const input = { showId, reference, moves: [{ ticket, seat: 1 }], keepPrice: false };
      const both = [
        () => moveTickets(staff, input),
        () => cancelTickets(staff, { showId, reference, tickets: [ticket] }),
      ];
      const outcomes = await Promise.all((round % 2 ? both : both.reverse()).map((act) => act()));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const { seats, sold: live, held } = await readShowState(handle, showId);
      seen.add(live.join());
      expect(live.length).toBeLessThanOrEqual(1);
      expect(seats).toBe(lettersWithBooked(4, live));
      expect(held).toBe(live.length);
    }
    // Both orders must happen, or the test did not race.
    expect(seen).toEqual(new Set(['', '1']));
  });

  it('is refused after the show and for a checked-in ticket, and allowed for a cancelled show', async () => {
    const showId = await makeShow(handle, 2);
    const { reference, tickets: sold } = await makeBooking(handle, showId, [0, 1]);
    const ids = sold.map(({ id }) => id);
    const cancel = (tickets: string[]) => cancelTickets(staff, { showId, reference, tickets });
    const isFirst = and(eq(tickets.showId, showId), eq(tickets.seatNo, 0));
    await handle.db.update(tickets).set({ checkedInAt: new Date() }).where(isFirst);
    expect(await cancel(ids)).toEqual({ ok: false, reason: 'checked_in' });
    expect((await readShowState(handle, showId)).seats).toBe('bb');

    const hour = 3_600_000;
    const past = { startsAt: new Date(Date.now() - 2 * hour), endsAt: new Date(Date.now() - hour) };
    await handle.db.update(shows).set(past).where(eq(shows.id, showId));
    expect(await cancel(ids.slice(1))).toEqual({ ok: false, reason: 'over' });
    await handle.db.update(shows).set({ status: 'cancelled' }).where(eq(shows.id, showId));
    expect(await cancel(ids.slice(1))).toMatchObject({ ok: true, freed: [1] });
    expect(await cancelTickets(staff, { showId, reference: 'XXXX-XXXX', tickets: ids })).toEqual({
      ok: false,
      reason: 'unknown',
    });
  });
});
