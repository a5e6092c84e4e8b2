import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shows } from '@/db/schema';
import { holdSeats } from '@/lib/office/blocks/hold-seats';
import type { Staff } from '@/lib/office/staff/staff';
import { cancelBooking } from '@/lib/visitors/bookings/cancel-booking';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { bookingToken } from '@/lib/visitors/bookings/token';
import {
  lettersWithBooked,
  liveTickets,
  makeBooking,
  readShowState,
} from '@/tests/support/data/make-booking';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { countDeadlocks } from '@/tests/support/database/count-deadlocks';
import { itemAt } from '@/tests/support/item-at';
import { ownDatabase } from '@/tests/support/own-database';
import { cancelTickets } from './cancel-tickets';
import { moveTickets } from './move-tickets';

const { handle } = await ownDatabase({ max: 20 });
let staff: Staff;

beforeAll(async () => {
  staff = await makeStaff(handle, 'box_office');
});

describe('moveTickets at the same time as', () => {
  it('bookings of the target seat: sells it once', async () => {
    const showId = await makeShow(handle, 2);
    let { reference, tickets: sold } = await makeBooking(handle, showId, [0]);
    for (let round = 0; round < 20; round++) {
      const from = sold[0]?.seat ?? 0;
      const to = 1 - from;
      const moves = [{ ticket: itemAt(sold, 0).id, seat: to }];
      const [moved, ...booked] = await Promise.all([
        moveTickets(staff, { showId, reference, moves, keepPrice: false }),
        ...[makeRequest([to]), makeRequest([to]), makeRequest([0, 1])].map(
          async (request) => (await createBookings(showId, [request]))[0],
        ),
      ]);
      const winners = booked.flatMap((each) => (each?.ok ? [each.booking] : []));
      const { seats: letters, sold: live, held } = await readShowState(handle, showId);
      expect(new Set(live).size).toBe(live.length);
      expect(letters).toBe(lettersWithBooked(2, live));
      expect(held).toBe(live.length);
      expect(winners.flatMap(({ seats: each }) => each).length).toBe(live.length - 1);
      expect(moved.ok ? winners.length : winners.length - 1).toBeLessThanOrEqual(1);
      for (const other of winners) {
        const ids = (await liveTickets(handle, showId, other.reference)).map(({ id }) => id);
        await cancelTickets(staff, { showId, reference: other.reference, tickets: ids });
      }
      sold = await liveTickets(handle, showId, reference);
      expect(sold).toHaveLength(1);
    }
  });

  it('a block of the target seat: only one gets the seat', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const showId = await makeShow(handle, 3);
      const show = itemAt(await handle.db.select().from(shows).where(eq(shows.id, showId)), 0);
      const { reference, tickets: sold } = await makeBooking(handle, showId, [0]);
      const moves = [{ ticket: itemAt(sold, 0).id, seat: 2 }];
      const held = {
        ...{ showId, name: 'Press', reason: 'A critic', releaseAt: null, onlyFree: false },
        ...{ seats: [1, 2], plan: show.planHash },
      };
      const both = [
        () => moveTickets(staff, { showId, reference, moves, keepPrice: true }),
        () => holdSeats(staff, held),
      ];
      const outcomes = await Promise.all((round % 2 ? both : both.reverse()).map((act) => act()));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      seen.add((await readShowState(handle, showId)).seats);
    }
    for (const letters of seen) expect(['bxx', 'aab']).toContain(letters);
  });

  it('other moves of the ticket: one wins, and one ticket is live', async () => {
    for (let round = 0; round < 10; round++) {
      const showId = await makeShow(handle, 6);
      const { reference, tickets: sold } = await makeBooking(handle, showId, [3]);
      const ticket = itemAt(sold, 0).id;
      const outcomes = await Promise.all(
        [0, 1, 2, 4, 5].map((seat) =>
          moveTickets(staff, { showId, reference, moves: [{ ticket, seat }], keepPrice: false }),
        ),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const { seats: letters, sold: live } = await readShowState(handle, showId);
      expect(live).toHaveLength(1);
      expect(letters).toBe(lettersWithBooked(6, live));
    }
  });

  it('moves of other bookings: no deadlock', async () => {
    const showId = await makeShow(handle, 12);
    const guests = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((seat) => makeBooking(handle, showId, [seat])),
    );
    const before = await countDeadlocks(handle);
    for (let round = 0; round < 8; round++) {
      await Promise.all(
        guests.map(async ({ reference }, index) => {
          const ticket = itemAt(await liveTickets(handle, showId, reference), 0);
          const seat = (ticket.seat + 7 * (index + 1)) % 12;
          const moves = [{ ticket: ticket.id, seat }];
          await moveTickets(staff, { showId, reference, moves, keepPrice: true });
        }),
      );
    }
    const { seats: letters, sold: live } = await readShowState(handle, showId);
    expect(live).toHaveLength(6);
    expect(letters).toBe(lettersWithBooked(12, live));
    expect(await countDeadlocks(handle)).toBe(before);
  });

  it('bookings of all its old and new seats: no deadlock', async () => {
    const showId = await makeShow(handle, 12);
    const { reference } = await makeBooking(handle, showId, [0, 1, 2, 3, 4, 5]);
    const all = Array.from({ length: 12 }, (_, seat) => seat);
    const before = await countDeadlocks(handle);
    for (let round = 0; round < 8; round++) {
      const sold = await liveTickets(handle, showId, reference);
      const moves = sold.map(({ id, seat }) => ({ ticket: id, seat: (seat + 6) % 12 }));
      const [moved] = await Promise.all([
        moveTickets(staff, { showId, reference, moves, keepPrice: true }),
        ...Array.from({ length: 10 }, () => createBookings(showId, [makeRequest(all)])),
      ]);
      expect(moved.ok).toBe(true);
    }
    expect(await countDeadlocks(handle)).toBe(before);
  });

  it('the guest’s cancellation and bookings of both seats: no deadlock', async () => {
    const before = await countDeadlocks(handle);
    for (let round = 0; round < 8; round++) {
      const showId = await makeShow(handle, 6);
      const { reference, token, tickets: sold } = await makeBooking(handle, showId, [5]);
      const moves = [{ ticket: itemAt(sold, 0).id, seat: 0 }];
      const [, cancelled] = await Promise.all([
        moveTickets(staff, { showId, reference, moves, keepPrice: true }),
        cancelBooking(bookingToken(showId, token)),
        ...Array.from({ length: 6 }, () => createBookings(showId, [makeRequest([0, 1, 5])])),
      ]);
      expect(cancelled).toMatchObject({ ok: true });
      expect(await liveTickets(handle, showId, reference)).toEqual([]);
      const { seats: letters, sold: live } = await readShowState(handle, showId);
      expect(letters).toBe(lettersWithBooked(6, live));
    }
    expect(await countDeadlocks(handle)).toBe(before);
  });
});
