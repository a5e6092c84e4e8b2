import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { compareBookings, compareSeats } from './compare';
import { type BookingRecord, lineOf, readBookings, sumsOf } from './record';

const database = await ownDatabase({ max: 2 });
const { handle } = database;
let showId: string;
let record: BookingRecord;

beforeEach(async () => {
  await handle.db.execute(sql`truncate shows, buyer_seats cascade`);
  showId = await makeShow(handle, 40);
  const outcomes = await createBookings(showId, [makeRequest([3, 1]), makeRequest([5])]);
  record = new Map(
    outcomes.map((outcome) => {
      if (!outcome.ok) throw new Error(outcome.reason);
      return [outcome.booking.token, lineOf(outcome.booking)];
    }),
  );
});

const differences = async () => compareBookings(record, await readBookings(handle.sql));

test('finds no difference between acknowledged and stored bookings', async () => {
  expect(await differences()).toEqual([]);
  expect(await compareSeats(handle.sql)).toEqual([]);
  expect(sumsOf(record)).toEqual({ EUR: 6_000 });
});

test('names a missing, an extra and a changed booking', async () => {
  await handle.db.execute(sql`update bookings set token = 'another' where total = 2000`);
  await handle.db.execute(sql`update tickets set price = 1 where seat_no = 3`);
  const found = await differences();
  expect(found.map((line) => line.split(':')[0]).sort()).toEqual(['changed', 'extra', 'missing']);
});

test.each([
  [
    'a seat sold twice, though an index forbids it',
    // Possible with a damaged index.
    `drop index tickets_live_seat; update tickets set seat_no = 3 where seat_no = 1`,
    ['1 seats with two live tickets', '1 seats whose status does not fit their ticket'],
  ],
  [
    'a sold seat that is free',
    `update seats set status = 'available' where seat_no = 3`,
    ['1 seats whose status does not fit their ticket'],
  ],
  [
    'a booked seat without a ticket',
    `update seats set status = 'booked' where seat_no = 7`,
    ['1 seats whose status does not fit their ticket'],
  ],
  [
    'a total that is not paid',
    `update bookings set total = 1 where total = 2000`,
    ['1 bookings whose tickets do not add up to their total'],
  ],
  [
    'a buyer counted wrongly',
    `update buyer_seats set seats = 9 where seats = 2`,
    ['1 buyers with a wrong count of seats'],
  ],
])('%s is seen', async (_, damage, problems) => {
  await handle.sql.unsafe(damage);
  expect(await compareSeats(handle.sql)).toEqual(problems);
});
