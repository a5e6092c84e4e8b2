import { beforeAll, expect, it } from 'vitest';
import { bookingRequests } from '@/db/schema';
import { databaseNow } from '@/lib/database-clock';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { findOutcome, findOutcomes } from './find-outcome';

const database = await ownDatabase({ max: 3 });
const { handle } = database;

beforeAll(async () => {
  Object.assign(process.env, { REQUEST_LIFETIME_S: '600' });
});

const accepted = (showId: string, { key, hash }: BookingRequest, acceptedAt = Date.now()) => ({
  showId,
  key,
  acceptedAt,
  hash: hash.slice(0, 16),
  seats: [],
});
/** Settles requests as a worker does. */
const settle = (showId: string, requests: BookingRequest[]) =>
  createBookings(showId, requests, { keepOutcomes: true });

it('finds the outcome of each of many requests', async () => {
  const showId = await makeShow(handle, 6);
  const [mine, late, unsettled] = [makeRequest([0, 1]), makeRequest([1, 2]), makeRequest([5])];
  const wait = { status: 'waiting' };
  expect(await findOutcome(accepted(showId, mine))).toEqual(wait);

  const [booked] = await settle(showId, [mine, late]);
  const token = booked?.ok ? bookingToken(showId, booked.booking.token) : '';
  const all = [unsettled, late, mine, late].map((request) => accepted(showId, request));
  const refused = { status: 'refused', refusal: { reason: 'seats_taken', seats: [1] } };
  expect(await findOutcomes(showId, all)).toEqual([
    wait,
    refused,
    { status: 'booked', token },
    refused,
  ]);
});

it('finds a booking made without the queue, and reports a request with only an attempt as waiting', async () => {
  const showId = await makeShow(handle, 3);
  const [direct, begun] = [makeRequest([0]), makeRequest([1])];
  await createBookings(showId, [direct]);
  expect(await findOutcome(accepted(showId, direct))).toMatchObject({ status: 'booked' });
  const { key, hash } = begun;
  await handle.db.insert(bookingRequests).values({ showId, key, requestHash: hash, tries: 1 });
  expect(await findOutcome(accepted(showId, begun))).toEqual({ status: 'waiting' });
});

it('never returns the outcome of another request with the same key', async () => {
  const showId = await makeShow(handle, 3);
  const mine = makeRequest([0]);
  const [others, refused] = [makeRequest([1], { key: mine.key }), makeRequest([0])];
  await settle(showId, [mine, refused]);
  const reused = { status: 'refused', refusal: { reason: 'key_reused' } };
  expect(await findOutcome(accepted(showId, others))).toEqual(reused);
  expect(await findOutcome(accepted(showId, makeRequest([2], { key: refused.key })))).toEqual(
    reused,
  );
  expect(await findOutcome(accepted(showId, mine))).toMatchObject({ status: 'booked' });
});

it('reports a request as too late once its lifetime and a margin have passed, and not before', async () => {
  const showId = await makeShow(handle, 3);
  const now = await databaseNow();
  const old = (seconds: number) =>
    findOutcome(accepted(showId, makeRequest([0]), now - seconds * 1_000));
  expect(await old(640)).toEqual({ status: 'waiting' });
  expect(await old(670)).toEqual({ status: 'refused', refusal: { reason: 'too_late' } });
  const booked = makeRequest([1]);
  await settle(showId, [booked]);
  expect(await findOutcome(accepted(showId, booked, now - 670_000))).toMatchObject({
    status: 'booked',
  });
});
