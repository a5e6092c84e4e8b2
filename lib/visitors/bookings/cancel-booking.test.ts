import { and, asc, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { bookings, buyerSeats, seats, shows, tickets } from '@/db/schema';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { countDeadlocks } from '@/tests/support/database/count-deadlocks';
import { ownDatabase } from '@/tests/support/own-database';
import { cancelBooking } from './cancel-booking';
import { createBookings } from './create-bookings';
import { findBooking } from './find-booking';
import { bookingToken } from './token';

const { handle } = await ownDatabase({ max: 20 });

async function book(showId: string, numbers: number[], email?: string): Promise<string> {
  const [outcome] = await createBookings(showId, [makeRequest(numbers, email ? { email } : {})]);
  if (!outcome?.ok) throw new Error(`not booked: ${outcome?.reason}`);
  return bookingToken(showId, outcome.booking.token);
}

async function states(showId: string): Promise<string> {
  const rows = await handle.db
    .select({ status: seats.status })
    .from(seats)
    .where(eq(seats.showId, showId))
    .orderBy(asc(seats.seatNo));
  return rows.map(({ status }) => status[0]).join('');
}

const held = async (showId: string) =>
  (await handle.db.select().from(buyerSeats).where(eq(buyerSeats.showId, showId)))
    .map(({ seats: count }) => count)
    .reduce((sum, count) => sum + count, 0);

describe('cancelling a booking', () => {
  it('frees its seats, lowers the buyer’s count and closes its tickets', async () => {
    const showId = await makeShow(handle, 4);
    const token = await book(showId, [1, 2]);
    expect(await cancelBooking(token)).toEqual({ ok: true, showId, freed: [1, 2] });
    expect(await states(showId)).toBe('aaaa');
    expect(await held(showId)).toBe(0);
    const booking = await findBooking(token);
    expect(booking?.status).toBe('cancelled');
    expect(booking?.tickets.map(({ cancelled }) => cancelled)).toEqual([true, true]);
  });

  it('changes nothing the second time, even if the seat was sold again', async () => {
    const showId = await makeShow(handle, 2);
    const token = await book(showId, [0]);
    await cancelBooking(token);
    await book(showId, [0]);
    expect(await cancelBooking(token)).toEqual({ ok: true, showId, freed: [] });
    expect(await states(showId)).toBe('ba');
    expect(await held(showId)).toBe(1);
  });

  it('frees the seats once for 20 requests at once', async () => {
    const showId = await makeShow(handle, 3);
    const email = 'ana@example.com';
    const token = await book(showId, [0, 1], email);
    await book(showId, [2], email);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => cancelBooking(token)));
    expect(outcomes.filter((outcome) => outcome.ok && outcome.freed.length > 0)).toHaveLength(1);
    expect(await states(showId)).toBe('aab');
    expect(await held(showId)).toBe(1);
  });

  it('neither doubles nor loses a seat in races with bookings of the same seats', async () => {
    const showId = await makeShow(handle, 2);
    let token = await book(showId, [0, 1]);
    for (let round = 0; round < 20; round++) {
      const tries = [makeRequest([1, 0]), makeRequest([0, 1]), makeRequest([0])];
      const [, ...booked] = await Promise.all([
        cancelBooking(token),
        ...tries.map(async (request) => (await createBookings(showId, [request]))[0]),
      ]);
      const live = await handle.db
        .select({ seat: tickets.seatNo })
        .from(tickets)
        .where(and(eq(tickets.showId, showId), isNull(tickets.cancelledAt)))
        .orderBy(asc(tickets.seatNo));
      const sold = live.map(({ seat }) => seat);
      expect(await states(showId)).toBe([0, 1].map((n) => (sold.includes(n) ? 'b' : 'a')).join(''));
      const winner = booked.find((outcome) => outcome?.ok);
      if (winner?.ok) token = bookingToken(showId, winner.booking.token);
      else token = await book(showId, [0, 1]);
    }
  });

  it('never deadlocks with bookings of the same seats', async () => {
    const showId = await makeShow(handle, 10);
    const all = Array.from({ length: 10 }, (_, seat) => seat);
    const before = await countDeadlocks(handle);
    for (let round = 0; round < 10; round++) {
      const token = await book(showId, all);
      const tries = Array.from({ length: 10 }, () => makeRequest(all));
      const [, ...outcomes] = await Promise.all([
        cancelBooking(token),
        ...tries.map(async (request) => (await createBookings(showId, [request]))[0]),
      ]);
      const winner = outcomes.find((outcome) => outcome?.ok);
      if (winner?.ok) await cancelBooking(bookingToken(showId, winner.booking.token));
    }
    expect(await countDeadlocks(handle)).toBe(before);
  });

  it('is refused after the show has started, and for a checked-in ticket', async () => {
    const showId = await makeShow(handle, 2);
    const token = await book(showId, [0, 1]);
    await handle.db
      .update(tickets)
      .set({ checkedInAt: new Date() })
      .where(and(eq(tickets.showId, showId), eq(tickets.seatNo, 1)));
    expect(await cancelBooking(token)).toEqual({ ok: false, reason: 'checked_in' });
    await handle.db
      .update(shows)
      .set({ startsAt: new Date(Date.now() - 1_000) })
      .where(eq(shows.id, showId));
    expect(await cancelBooking(token)).toEqual({ ok: false, reason: 'started' });
    expect(await states(showId)).toBe('bb');
    expect((await findBooking(token))?.status).toBe('confirmed');
  });

  it('returns the same `unknown` for wrong, foreign and malformed links', async () => {
    const showId = await makeShow(handle, 2);
    const other = await makeShow(handle, 2);
    const token = await book(showId, [0]);
    const secret = token.slice(showId.length + 1);
    const flipped = secret.startsWith('A') ? `B${secret.slice(1)}` : `A${secret.slice(1)}`;
    const [row] = await handle.db.select().from(bookings).where(eq(bookings.showId, showId));
    for (const wrong of [
      bookingToken(showId, flipped),
      bookingToken(other, secret),
      row?.reference ?? '',
      '',
      `${token}\0`,
      "x' or 1=1 --",
    ]) {
      expect(await cancelBooking(wrong)).toEqual({ ok: false, reason: 'unknown' });
      expect(await findBooking(wrong)).toBeNull();
    }
    expect(await states(showId)).toBe('ba');
  });
});
