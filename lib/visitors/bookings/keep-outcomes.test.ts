import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { providePrimary } from '@/db/client';
import { connect } from '@/db/connect';
import { bookingRequests, buyerSeats, shows } from '@/db/schema';
import { read } from '@/db/transaction';
import { countOutcomes, makeRequest, makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import type { BookingRequest } from './booking-request';
import { createBookings } from './create-bookings';

const database = await ownDatabase({ max: 5 });
const { handle } = database;

/** As a worker settles them. */
const settle = (showId: string, ...requests: BookingRequest[]) =>
  createBookings(showId, requests, { keepOutcomes: true });
/** As a person books. */
const book = (showId: string, ...requests: BookingRequest[]) => createBookings(showId, requests);

const outcomesOf = async (showId: string) => {
  const rows = await handle.db
    .select()
    .from(bookingRequests)
    .where(eq(bookingRequests.showId, showId));
  return new Map(rows.map((row) => [row.key, row]));
};

describe('stored outcomes', () => {
  it('are stored with the bookings, refusals with their details', async () => {
    const showId = await makeShow(handle, 10);
    const requests = [makeRequest([1, 2]), makeRequest([2, 3]), makeRequest([99])];
    const outcomes = await settle(showId, ...requests);
    expect(countOutcomes(outcomes)).toEqual({ booked: 1, seats_taken: 1, unknown_seats: 1 });
    const rows = await outcomesOf(showId);
    expect(requests.map(({ key }) => rows.get(key))).toMatchObject([
      { outcome: 'booked', details: null, requestHash: requests[0]?.hash },
      { outcome: 'seats_taken', details: { seats: [2] } },
      { outcome: 'unknown_seats', details: { seats: [99] } },
    ]);
    for (const { settledAt } of rows.values()) expect(settledAt).not.toBeNull();
  });

  it('are stored when nothing was booked, and for an unknown show', async () => {
    const requests = [makeRequest([1]), makeRequest([2])];
    await settle('nosuch', ...requests);
    const rows = await outcomesOf('nosuch');
    expect([...rows.values()].map(({ outcome }) => outcome)).toEqual(Array(2).fill('unknown_show'));
  });

  it('leave no row for a buyer without seats', async () => {
    const showId = await makeShow(handle, 10);
    const requests = [
      makeRequest([1], { email: 'booked@example.com' }),
      makeRequest([1], { email: 'refused@example.com' }),
      makeRequest([1], { email: 'booked@example.com' }),
    ];
    await settle(showId, ...requests);
    await settle(showId, makeRequest([1], { email: 'late@example.com' }));
    const held = await handle.db.select().from(buyerSeats).where(eq(buyerSeats.showId, showId));
    expect(held).toEqual([{ showId, buyer: 'booked@example.com', seats: 1 }]);
  });

  it('are not stored for direct bookings', async () => {
    const showId = await makeShow(handle, 2);
    await book(showId, makeRequest([0]), makeRequest([0]));
    expect((await outcomesOf(showId)).size).toBe(0);
  });

  it('are returned again for the same request, direct or queued, whatever changed', async () => {
    const showId = await makeShow(handle, 4, { status: 'paused' });
    const refused = makeRequest([0, 1]);
    const [first] = await settle(showId, refused);
    expect(first).toEqual({ ok: false, reason: 'not_on_sale', because: 'paused' });
    await handle.db.update(shows).set({ status: 'on_sale' }).where(eq(shows.id, showId));
    expect(await settle(showId, refused)).toEqual([first]);
    expect(await book(showId, refused)).toEqual([first]);

    const booked = makeRequest([2]);
    const [second] = await settle(showId, booked);
    expect(second).toMatchObject({ ok: true });
    expect(await settle(showId, booked)).toEqual([second]);
    expect(await book(showId, booked)).toEqual([second]);
  });

  it('refuse another request under their key and stay unchanged', async () => {
    const showId = await makeShow(handle, 4);
    const taken = makeRequest([0]);
    await settle(showId, taken, makeRequest([1]));
    const refused = makeRequest([1]);
    await settle(showId, refused);
    for (const { key } of [taken, refused]) {
      for (const way of [settle, book]) {
        expect(await way(showId, makeRequest([2], { key }))).toEqual([
          { ok: false, reason: 'key_reused' },
        ]);
      }
    }
    const rows = await outcomesOf(showId);
    expect(rows.get(taken.key)).toMatchObject({ outcome: 'booked', requestHash: taken.hash });
    expect(rows.get(refused.key)).toMatchObject({ requestHash: refused.hash });
  });

  it('find a direct booking under the same key', async () => {
    const showId = await makeShow(handle, 2);
    const request = makeRequest([0]);
    const first = await book(showId, request);
    expect(await settle(showId, { ...request, validUntil: 1 })).toEqual(first);
    expect((await outcomesOf(showId)).get(request.key)?.outcome).toBe('booked');
  });

  it('replace the row of a counted attempt', async () => {
    const showId = await makeShow(handle, 2);
    const request = makeRequest([0]);
    await handle.db
      .insert(bookingRequests)
      .values({ showId, key: request.key, requestHash: request.hash, tries: 2 });
    expect(await settle(showId, request)).toMatchObject([{ ok: true }]);
    expect((await outcomesOf(showId)).get(request.key)).toMatchObject({
      outcome: 'booked',
      tries: 2,
    });
  });

  it('refuse requests that waited too long, by the database’s clock', async () => {
    const showId = await makeShow(handle, 3);
    const late = { ...makeRequest([0]), validUntil: Date.now() - 1_000 };
    const early = { ...makeRequest([1]), validUntil: Date.now() + 60_000 };
    const outcomes = await settle(showId, late, early);
    expect(countOutcomes(outcomes)).toEqual({ too_late: 1, booked: 1 });
    expect(await book(showId, late)).toEqual([{ ok: false, reason: 'too_late' }]);
  });

  it('are one per key, however many batches with different requests have it at once', async () => {
    const showId = await makeShow(handle, 60);
    const keys = Array.from({ length: 5 }, (_, n) => `a-key-that-many-share-${n}`);
    const batches = Array.from({ length: 10 }, (_, batch) =>
      // Every other batch asks for what does not exist, and in the other order.
      (batch % 2 ? keys : keys.toReversed()).map((key, n) =>
        makeRequest([batch % 2 ? 1_000 + n : batch * 5 + n], { key }),
      ),
    );
    const outcomes = await Promise.all(batches.map((batch) => settle(showId, ...batch)));
    const rows = await outcomesOf(showId);
    for (const key of keys) {
      const own = batches.flatMap((batch, index) =>
        batch.flatMap((request, n) =>
          request.key === key ? [{ request, outcome: outcomes[index]?.[n] }] : [],
        ),
      );
      const decided = own.filter(({ outcome }) => outcome?.ok || outcome?.reason !== 'key_reused');
      expect(decided).toHaveLength(1);
      expect(rows.get(key)?.requestHash).toBe(decided[0]?.request.hash);
    }
  });
});

it('leaves no prepared statement of a long batch on the connection', async () => {
  const one = connect(database.url, { max: 1 });
  providePrimary(one);
  try {
    const showId = await makeShow(one, 600);
    const batch = (first: number, count: number) =>
      Array.from({ length: count }, (_, n) => makeRequest([first + n]));
    const prepared = async () => {
      const [row] = await read(one, (db) =>
        db.execute<{ count: number }>(
          sql`select count(*)::int as count from pg_prepared_statements where statement like '%booking%'`,
        ),
      );
      return row?.count ?? 0;
    };
    await createBookings(showId, batch(0, 1), { keepOutcomes: true });
    const before = await prepared();
    for (const count of [280, 281]) {
      await createBookings(showId, batch(count === 280 ? 1 : 300, count), {
        keepOutcomes: true,
      });
    }
    // The looks for keys and outcomes are short enough.
    expect((await prepared()) - before).toBeLessThanOrEqual(6);
  } finally {
    providePrimary(handle);
    await one.end();
  }
});
