import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '@/db/connect';
import { bookings, buyerSeats, seats, shows, tickets } from '@/db/schema';
import { blockSeats } from '@/tests/support/data/block-seats';
import { countOutcomes, makeRequest, makeShow } from '@/tests/support/data/make-show';
import { countDeadlocks } from '@/tests/support/database/count-deadlocks';
import { waitForLockWaits } from '@/tests/support/database/wait-for-lock-waits';
import { deferred } from '@/tests/support/deferred';
import { ownDatabase } from '@/tests/support/own-database';
import { bookingRequest } from './booking-request';
import { createBookings } from './create-bookings';
import type { BookingOutcome } from './outcome';

const { handle, url } = await ownDatabase({ max: 20 });
const staff = connect(url, { max: 1 });

afterAll(() => staff.end());

async function book(showId: string, ...requests: Parameters<typeof createBookings>[1]) {
  return createBookings(showId, requests);
}

async function bookOne(
  showId: string,
  request: ReturnType<typeof makeRequest>,
): Promise<BookingOutcome> {
  const [outcome] = await book(showId, request);
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

const liveTickets = (showId: string) =>
  handle.db
    .select({ seat: tickets.seatNo })
    .from(tickets)
    .where(and(eq(tickets.showId, showId), isNull(tickets.cancelledAt)));

describe('one booking', () => {
  it('stores the booking, its tickets and the seats, with prices from the database', async () => {
    const showId = await makeShow(handle, 20);
    const request = bookingRequest('a-key-of-sixteen-chars', {
      seats: [
        { seat: 4, type: 'child' },
        { seat: 3, type: 'standard' },
      ],
      name: 'Ana Person',
      email: 'Ana@Example.com',
    });
    const outcome = await bookOne(showId, request);
    expect(outcome).toMatchObject({
      ok: true,
      booking: {
        total: 3_000,
        currency: 'EUR',
        seats: [
          { seat: 3, row: 'Row A', number: '4', type: 'standard', price: 2_000 },
          { seat: 4, row: 'Row A', number: '5', type: 'child', price: 1_000 },
        ],
      },
    });
    const rows = await handle.db.select().from(seats).where(eq(seats.showId, showId));
    const booked = rows.filter(({ status }) => status === 'booked');
    expect(booked.map(({ seatNo, version }) => [seatNo, version])).toEqual([
      [3, 2],
      [4, 2],
    ]);
    const [held] = await handle.db.select().from(buyerSeats).where(eq(buyerSeats.showId, showId));
    expect(held).toMatchObject({ buyer: 'ana@example.com', seats: 2 });
  });

  it.each([
    ['draft', { status: 'draft' }, { reason: 'unknown_show' }],
    ['paused', { status: 'paused' }, { reason: 'not_on_sale', because: 'paused' }],
    ['cancelled', { status: 'cancelled' }, { reason: 'not_on_sale', because: 'cancelled' }],
    [
      'not yet open',
      { salesStart: new Date(Date.now() + 60_000) },
      { reason: 'not_on_sale', because: 'upcoming' },
    ],
    [
      'over',
      { salesStart: new Date(0), salesEnd: new Date(Date.now() - 60_000) },
      { reason: 'not_on_sale', because: 'closed' },
    ],
  ] as const)('is refused while the show is %s', async (_name, changes, refusal) => {
    const showId = await makeShow(handle, 2, changes);
    expect(await bookOne(showId, makeRequest([0]))).toEqual({ ok: false, ...refusal });
    expect(await liveTickets(showId)).toEqual([]);
  });

  it('refuses unknown seats, unknown ticket types and too many seats', async () => {
    const showId = await makeShow(handle, 30, { maxSeatsPerBooking: 3, maxSeatsPerBuyer: 3 });
    expect(await bookOne('nosuch', makeRequest([0]))).toEqual({
      ok: false,
      reason: 'unknown_show',
    });
    expect(await bookOne(showId, makeRequest([29, 30]))).toEqual({
      ok: false,
      reason: 'unknown_seats',
      seats: [30],
    });
    const odd = bookingRequest('another-key-of-sixteen', {
      seats: [{ seat: 1, type: 'pensioner' }],
      name: 'Ana',
      email: 'ana@example.com',
    });
    expect(await bookOne(showId, odd)).toEqual({ ok: false, reason: 'unknown_type', seats: [1] });
    const many = await bookOne(showId, makeRequest([1, 2, 3, 4]));
    expect(many).toEqual({ ok: false, reason: 'too_many_seats', most: 3 });
    expect(await liveTickets(showId)).toEqual([]);
  });

  it('takes all of its seats or none', async () => {
    const showId = await makeShow(handle, 5);
    await bookOne(showId, makeRequest([2]));
    const outcome = await bookOne(showId, makeRequest([1, 2, 3]));
    expect(outcome).toEqual({ ok: false, reason: 'seats_taken', seats: [2] });
    expect(await liveTickets(showId)).toEqual([{ seat: 2 }]);
  });

  it('refuses a held seat', async () => {
    const showId = await makeShow(handle, 2);
    await handle.db
      .update(seats)
      .set({ status: 'held' })
      .where(and(eq(seats.showId, showId), eq(seats.seatNo, 1)));
    const outcome = await bookOne(showId, makeRequest([1]));
    expect(outcome).toEqual({ ok: false, reason: 'seats_taken', seats: [1] });
  });

  it('refuses a blocked seat', async () => {
    const showId = await makeShow(handle, 2);
    await blockSeats(handle, showId, [1]);
    const outcome = await bookOne(showId, makeRequest([1]));
    expect(outcome).toEqual({ ok: false, reason: 'seats_taken', seats: [1] });
  });
});

describe('the idempotency key', () => {
  it('books once and returns 50 equal outcomes for 50 attempts at once', async () => {
    const showId = await makeShow(handle, 5);
    const request = makeRequest([1, 2]);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => bookOne(showId, request)));
    expect(outcomes[0]).toMatchObject({ ok: true });
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    expect(await liveTickets(showId)).toHaveLength(2);
  });

  it('books once when attempts at once ask for different seats', async () => {
    const showId = await makeShow(handle, 40);
    const key = 'one-key-for-many-requests';
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, seat) => bookOne(showId, makeRequest([seat], { key }))),
    );
    expect(countOutcomes(outcomes)).toEqual({ booked: 1, key_reused: 39 });
    expect(await liveTickets(showId)).toHaveLength(1);
  });

  it('returns the stored booking for a repeated key, even after a pause and a cancellation', async () => {
    const showId = await makeShow(handle, 5);
    const request = makeRequest([1]);
    const first = await bookOne(showId, request);
    await handle.db.update(shows).set({ status: 'paused' }).where(eq(shows.id, showId));
    await handle.db
      .update(tickets)
      .set({ cancelledAt: new Date() })
      .where(eq(tickets.showId, showId));
    expect(await bookOne(showId, request)).toEqual(first);
  });
});

describe('many at once', () => {
  it('gives one seat to one of 200 requests', async () => {
    const showId = await makeShow(handle, 1);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () => bookOne(showId, makeRequest([0]))),
    );
    expect(countOutcomes(outcomes)).toEqual({ booked: 1, seats_taken: 199 });
    expect(await liveTickets(showId)).toHaveLength(1);
  });

  it('never deadlocks when 200 requests want 4 of the same 12 seats in any order', async () => {
    const showId = await makeShow(handle, 12);
    const before = await countDeadlocks(handle);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () => bookOne(showId, makeRequest(fourOf(12)))),
    );
    const { booked = 0, ...others } = countOutcomes(outcomes);
    expect(Object.keys(others)).toEqual(['seats_taken']);
    expect(await liveTickets(showId)).toHaveLength(booked * 4);
    expect(await countDeadlocks(handle)).toBe(before);
  });

  it('accepts all of 200 bookings of different seats', async () => {
    const showId = await makeShow(handle, 200);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, seat) => bookOne(showId, makeRequest([seat]))),
    );
    expect(countOutcomes(outcomes)).toEqual({ booked: 200 });
  });

  it('enforces the limit per buyer whatever the case of the address', async () => {
    const showId = await makeShow(handle, 20, { maxSeatsPerBooking: 2, maxSeatsPerBuyer: 6 });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, seat) =>
        bookOne(
          showId,
          makeRequest([seat], { email: seat % 2 ? 'Bo@example.com' : 'bo@EXAMPLE.com' }),
        ),
      ),
    );
    expect(countOutcomes(outcomes)).toEqual({ booked: 6, buyer_limit: 14 });
    expect(await liveTickets(showId)).toHaveLength(6);
  });

  it('stores nothing after a pause was acknowledged', async () => {
    const showId = await makeShow(handle, 2);
    const request = makeRequest([0]);
    // Another transaction holds the buyer's row, so the booking stops after it has seen the show on sale.
    const holder = holdBuyer(showId, request.buyer);
    await holder.held;
    const booking = bookOne(showId, request);
    await waitForLockWaits(handle, 1);
    const atPause = staff.db
      .update(shows)
      .set({ status: 'paused' })
      .where(eq(shows.id, showId))
      .then(() => liveTickets(showId));
    await Promise.race([waitForLockWaits(handle, 2), atPause]);
    holder.release();
    expect(await booking).toMatchObject({ ok: true });
    expect(await atPause).toEqual(await liveTickets(showId));
    expect(await bookOne(showId, makeRequest([1]))).toMatchObject({ because: 'paused' });
  });
});

describe('a batch', () => {
  it('is decided in order of arrival, each request with all of its seats or none', async () => {
    const showId = await makeShow(handle, 10, { maxSeatsPerBooking: 4, maxSeatsPerBuyer: 4 });
    const first = makeRequest([1, 2], { email: 'a@example.com' });
    const outcomes = await book(
      showId,
      first,
      makeRequest([2, 3]),
      makeRequest([3, 4], { email: 'a@example.com' }),
      makeRequest([5], { email: 'a@example.com' }),
      first,
    );
    expect(outcomes.map((outcome) => (outcome.ok ? 'booked' : outcome.reason))).toEqual([
      'booked',
      'seats_taken',
      'booked',
      'buyer_limit',
      'booked',
    ]);
    expect(outcomes[4]).toEqual(outcomes[0]);
    const stored = await handle.db.select().from(bookings).where(eq(bookings.showId, showId));
    expect(stored).toHaveLength(2);
  });
});

/** Inserts a buyer's row and keeps it uncommitted until it is released. */
function holdBuyer(showId: string, buyer: string) {
  const [inserted, released] = [deferred(), deferred()];
  void handle.db.transaction(async (tx) => {
    await tx.insert(buyerSeats).values({ showId, buyer, seats: 0 });
    inserted.resolve();
    await released.promise;
  });
  return { held: inserted.promise, release: released.resolve };
}

function fourOf(count: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < 4) chosen.add(Math.floor(Math.random() * count));
  return [...chosen];
}
