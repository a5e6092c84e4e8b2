import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Handle } from '@/db/connect';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { parseRequestToken } from '@/lib/visitors/booking-queue/request-token';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { readRequestStatus } from '@/lib/visitors/request-status/read-request-status';
import { startWorker, type Worker } from '@/lib/visitors/worker/start-worker';
import { makeRequest, makeShow, type ShowChanges } from '@/tests/support/data/make-show';
import { waitForOutcomes } from '@/tests/support/queue/queued-requests';
import { type TestBroker, testBroker } from '@/tests/support/queue/test-broker';
import { type TestDatabase, testDatabase } from '@/tests/support/services/test-services';
import { notBookedState } from './form-state';
import { readBookingForm } from './read-booking-form';
import { submitBooking } from './submit-booking';

let database: TestDatabase;
let broker: TestBroker | undefined;
let handle: Handle;
let worker: Worker | undefined;

beforeAll(async () => {
  [database, broker] = await Promise.all([testDatabase(), testBroker()]);
  Object.assign(process.env, database.env, {
    RABBITMQ_URL: broker.url,
    NEXTAUTH_SECRET: randomUUID() + randomUUID(),
  });
  handle = connect(database.url, { max: 3 });
});
afterAll(async () => {
  await worker?.stop();
  await closePublisher();
  await dropBroker();
  await handle.end();
  await database.drop();
});

async function dropBroker() {
  await broker?.drop();
  broker = undefined;
}

const HOUR = 3_600_000;
const queuedShow = (changes: ShowChanges = {}) =>
  makeShow(handle, 10, { queued: true, ...changes });
const submit = (showId: string, request: BookingRequest) => submitBooking(showId, request, null);

async function accept(showId: string, request: BookingRequest) {
  const taken = await submit(showId, request);
  const accepted = taken.status === 'accepted' ? parseRequestToken(taken.token) : null;
  if (!accepted) throw new Error(`It was ${taken.status}`);
  return accepted;
}

async function countWrittenRows(showId: string): Promise<number> {
  const [row] = await handle.db.execute<{ count: number }>(sql`
    select (select count(*) from bookings where show_id = ${showId})::int
      + (select count(*) from booking_requests where show_id = ${showId})::int
      + (select count(*) from buyer_seats where show_id = ${showId})::int as count`);
  return row?.count ?? -1;
}

it('accepts queued requests without a write; the worker books one and offers the nearest seats to the other', async () => {
  const showId = await queuedShow();
  const [mine, late] = [makeRequest([3, 4]), makeRequest([4, 5])];
  const accepted = await accept(showId, mine);
  expect(accepted).toMatchObject({ showId, key: mine.key, hash: mine.hash.slice(0, 16) });
  // Sending it again gives another page for the same request.
  const again = await accept(showId, mine);
  const refused = await accept(showId, late);
  expect(await countWrittenRows(showId)).toBe(0);
  expect(await readRequestStatus(accepted)).toMatchObject({ status: 'waiting' });

  worker ??= startWorker();
  await waitForOutcomes(handle, showId, [mine, late]);
  const answer = await readRequestStatus(accepted);
  expect(answer).toMatchObject({ status: 'booked' });
  expect(await readRequestStatus(again)).toEqual(answer);
  expect(await readRequestStatus(refused)).toEqual({
    status: 'refused',
    reason: 'seats_taken',
    words: expect.stringMatching(/^Stalls, Row A, Seat 5 was taken/),
    taken: [4],
    left: [5],
    // Not 5, which the request already has.
    nearest: [6],
    nearestWords: 'Stalls, Row A, Seat 7',
  });
});

it('returns the same booking for a key, first direct then queued, and the other way round', async () => {
  const showId = await makeShow(handle, 10);
  const first = makeRequest([0]);
  const taken = await submit(showId, first);
  const token = taken.status === 'booked' ? bookingToken(showId, taken.booking.token) : '';
  expect(token).not.toBe('');
  await handle.db.execute(sql`update shows set queued = true where id = ${showId}`);
  await expect.poll(async () => (await submit(showId, first)).status).toBe('accepted');
  const accepted = await accept(showId, first);
  expect(await readRequestStatus(accepted)).toMatchObject({ status: 'booked', token });

  const second = makeRequest([1]);
  const queued = await accept(showId, second);
  worker ??= startWorker();
  await waitForOutcomes(handle, showId, [first, second]);
  await handle.db.execute(sql`update shows set queued = false where id = ${showId}`);
  await expect.poll(async () => (await submit(showId, second)).status).toBe('booked');
  expect(await readRequestStatus(queued)).toMatchObject({ status: 'booked' });
});

it.each<[string, ShowChanges, BookingRequest, object]>([
  [
    'not open yet',
    { salesStart: new Date(Date.now() + HOUR) },
    makeRequest([0]),
    { reason: 'not_on_sale', because: 'upcoming' },
  ],
  ['a draft', { status: 'draft' }, makeRequest([0]), { reason: 'unknown_show' }],
  ['no such seat', {}, makeRequest([9, 10]), { reason: 'unknown_seats', seats: [10] }],
  [
    'too many',
    { maxSeatsPerBooking: 2 },
    makeRequest([0, 1, 2]),
    { reason: 'too_many_seats', most: 2 },
  ],
  [
    'no such type',
    {},
    {
      ...makeRequest([0, 1]),
      seats: [
        { seat: 0, type: 'standard' },
        { seat: 1, type: 'dog' },
      ],
    },
    { reason: 'unknown_type', seats: [1] },
  ],
])('refuses before queueing: %s', async (_, changes, request, refusal) => {
  const showId = await queuedShow(changes);
  expect(await submit(showId, request)).toEqual({ status: 'refused', refusal });
});

it('leaves checks whose result may have changed since an earlier attempt to the worker', async () => {
  const showId = await queuedShow();
  const request = makeRequest([0]);
  const accepted = await accept(showId, request);
  worker ??= startWorker();
  await waitForOutcomes(handle, showId, [request]);
  await handle.db.execute(sql`update shows set status = 'paused' where id = ${showId}`);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  // Its seat is taken, by this request itself, and the show is paused; the outcome stays.
  expect(await readRequestStatus(await accept(showId, request))).toEqual(
    await readRequestStatus(accepted),
  );
  const late = makeRequest([1]);
  const refused = await accept(showId, late);
  await waitForOutcomes(handle, showId, [request, late]);
  expect(await readRequestStatus(refused)).toMatchObject({ reason: 'not_on_sale' });
});

it('returns a form that the queue did not take as it was, with its key', async () => {
  const showId = await queuedShow();
  await closePublisher();
  const form = new FormData();
  const key = randomUUID();
  const typed = { seat: '2', key, name: 'Ana', email: 'ana@example.com', 'type-2': 'child' };
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  await dropBroker();
  const read = readBookingForm(form);
  if (!read.ok) throw new Error('The form is invalid');
  const submitted = await submitBooking(showId, read.request, null);
  if (submitted.status !== 'not_accepted') throw new Error(submitted.status);
  expect(await notBookedState(showId, submitted, read)).toMatchObject({
    status: 'unknown',
    key,
    values: { seats: [{ seat: 2, type: 'child' }], name: 'Ana', email: 'ana@example.com' },
    messages: {
      form: expect.stringMatching(/could not take your request.*cannot be booked twice/),
    },
  });
  expect(await countWrittenRows(showId)).toBe(0);
});
