import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { prices, seats, shows, tickets } from '@/db/schema';
import type { Staff } from '@/lib/office/staff/staff';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { findBooking } from '@/lib/visitors/bookings/find-booking';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { blockSeats } from '@/tests/support/data/block-seats';
import { liveTickets, makeBooking, readShowState } from '@/tests/support/data/make-booking';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { itemAt } from '@/tests/support/item-at';
import { ownDatabase } from '@/tests/support/own-database';
import { moveTickets } from './move-tickets';

const { handle } = await ownDatabase({ max: 20 });
let staff: Staff;

beforeAll(async () => {
  staff = await makeStaff(handle, 'box_office');
});

describe('moveTickets', () => {
  it('stores new tickets with new codes at the new seats’ prices, and frees the old seats', async () => {
    const showId = await makeShow(handle, 6);
    await handle.db
      .insert(prices)
      .values({ showId, category: 'Balcony', type: 'standard', amount: 1_500, position: 0 });
    await handle.db
      .update(seats)
      .set({ category: 'Balcony' })
      .where(and(eq(seats.showId, showId), eq(seats.seatNo, 5)));
    const { reference, token, tickets: sold } = await makeBooking(handle, showId, [0, 1]);
    const codes = (await liveTickets(handle, showId, reference)).map(({ code }) => code);
    const moves = [
      { ticket: itemAt(sold, 0).id, seat: 5 },
      { ticket: itemAt(sold, 1).id, seat: 4 },
    ];
    const asked = { showId, reference, moves, keepPrice: false };
    expect(await moveTickets(staff, asked)).toEqual({
      ok: true,
      seats: [5, 4],
      difference: -500,
      currency: 'EUR',
    });
    expect(await readShowState(handle, showId)).toEqual({ seats: 'aaaabb', sold: [4, 5], held: 2 });
    const booking = await findBooking(bookingToken(showId, token));
    expect(booking?.tickets.map(({ seat, price }) => [seat, price])).toEqual([
      [4, 2_000],
      [5, 1_500],
    ]);
    expect(booking?.total).toBe(3_500);
    for (const { code } of booking?.tickets ?? []) expect(codes).not.toContain(code);
  });

  it('keeps the price with keepPrice', async () => {
    const showId = await makeShow(handle, 3);
    const { reference, tickets: sold } = await makeBooking(handle, showId, [0]);
    await handle.db.update(prices).set({ amount: 9_000 }).where(eq(prices.showId, showId));
    const moves = [{ ticket: itemAt(sold, 0).id, seat: 2 }];
    const asked = { showId, reference, moves, keepPrice: true };
    expect(await moveTickets(staff, asked)).toMatchObject({ ok: true, difference: 0 });
    expect((await liveTickets(handle, showId, reference))[0]?.price).toBe(2_000);
  });

  it('leaves the outcome of a replayed booking unchanged', async () => {
    const showId = await makeShow(handle, 4);
    const request = makeRequest([0, 1]);
    const first = await createBookings(showId, [request]);
    const reference = first[0]?.ok ? first[0].booking.reference : '';
    const ticket = itemAt(await liveTickets(handle, showId, reference), 0);
    const moves = [{ ticket: ticket.id, seat: 3 }];
    await moveTickets(staff, { showId, reference, moves, keepPrice: false });
    expect(await createBookings(showId, [request])).toEqual(first);
  });

  it('can swap seats between the booking’s own tickets', async () => {
    const showId = await makeShow(handle, 3);
    const { reference, tickets: sold } = await makeBooking(handle, showId, [0, 1]);
    const moves = [
      { ticket: itemAt(sold, 0).id, seat: 1 },
      { ticket: itemAt(sold, 1).id, seat: 2 },
    ];
    const asked = { showId, reference, moves, keepPrice: false };
    expect(await moveTickets(staff, asked)).toMatchObject({ ok: true });
    expect(await readShowState(handle, showId)).toEqual({ seats: 'abb', sold: [1, 2], held: 2 });
  });

  it('is refused for seats that are taken, unknown or without the ticket type, for checked-in tickets and past shows', async () => {
    const showId = await makeShow(handle, 6);
    const { reference, tickets: sold } = await makeBooking(handle, showId, [0, 1]);
    await makeBooking(handle, showId, [2]);
    await blockSeats(handle, showId, [3]);
    await handle.db
      .update(seats)
      .set({ category: 'Box' })
      .where(and(eq(seats.showId, showId), eq(seats.seatNo, 5)));
    const ticket = itemAt(sold, 0).id;
    const move = (seat: number, id = ticket) =>
      moveTickets(staff, { showId, reference, moves: [{ ticket: id, seat }], keepPrice: false });
    expect(await move(2)).toEqual({ ok: false, reason: 'seats_taken', seats: [2] });
    expect(await move(3)).toEqual({ ok: false, reason: 'seats_taken', seats: [3] });
    expect(await move(99)).toEqual({ ok: false, reason: 'unknown_seats', seats: [99] });
    expect(await move(5)).toEqual({ ok: false, reason: 'unknown_type', seats: [5] });
    expect(await move(4, crypto.randomUUID())).toEqual({ ok: false, reason: 'none_live' });
    await handle.db.update(tickets).set({ checkedInAt: new Date() }).where(eq(tickets.id, ticket));
    expect(await move(4)).toEqual({ ok: false, reason: 'checked_in' });
    const other = itemAt(sold, 1).id;
    await handle.db.update(shows).set({ status: 'cancelled' }).where(eq(shows.id, showId));
    expect(await move(4, other)).toEqual({ ok: false, reason: 'cancelled_show' });
    expect((await readShowState(handle, showId)).seats).toBe('bbbxaa');
  });
});
