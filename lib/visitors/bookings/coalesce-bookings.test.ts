import { afterAll, beforeAll, expect, it } from 'vitest';
import { primary } from '@/db/client';
import { connect, type Handle } from '@/db/connect';
import { DatabaseUnavailableError } from '@/db/errors';
import { withRequestId } from '@/lib/request-id';
import { countOutcomes, makeRequest, makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { coalesceBooking } from './coalesce-bookings';
import type { BookingOutcome } from './outcome';

const database = await ownDatabase();
let staff: Handle;

beforeAll(async () => {
  staff = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await Promise.all([staff.end(), primary().end()]);
});

/** A booking's time is its transaction's. */
const transactions = (outcomes: BookingOutcome[]) =>
  new Set(outcomes.map((outcome) => outcome.ok && outcome.booking.createdAt.getTime())).size;

it('books a hundred requests at once in a few transactions, each with its own seat', async () => {
  const showId = await makeShow(staff, 100);
  const requests = Array.from({ length: 100 }, (_, seat) => makeRequest([seat]));
  const outcomes = await Promise.all(requests.map((request) => coalesceBooking(showId, request)));
  outcomes.forEach((outcome, seat) => {
    expect(outcome).toMatchObject({ ok: true, booking: { seats: [{ seat }] } });
    expect(outcome.ok && outcome.booking.email).toBe(requests[seat]?.email);
  });
  // Two alone, two of 25, and what came while they were under way.
  expect(transactions(outcomes)).toBeLessThanOrEqual(8);
});

it('shows the first request’s id as the name of the transaction in the database', async () => {
  const showId = await makeShow(staff, 12);
  await staff.sql.unsafe(`
    create table names (key text, name text);
    create function note_name() returns trigger language plpgsql as $$ begin
      insert into names values (new.idempotency_key, current_setting('application_name'));
      return new;
    end $$;
    create trigger note_name before insert on bookings for each row execute function note_name()`);
  const requests = Array.from({ length: 12 }, (_, seat) => ({
    ...makeRequest([seat]),
    id: `request-${seat}`,
  }));
  await Promise.all(
    requests.map(({ id, ...request }) => withRequestId(id, () => coalesceBooking(showId, request))),
  );
  const rows = await staff.sql<{ key: string; name: string }[]>`select key, name from names`;
  const names = requests.map(({ key }) => rows.find((row) => row.key === key)?.name);
  // Two alone, and who came while they were under way.
  expect(names).toEqual([0, 1, ...Array(10).fill(2)].map((first) => `rowlock request-${first}`));
  await staff.sql`drop trigger note_name on bookings`;
});

it('gives one seat to one of 200 requests', async () => {
  const showId = await makeShow(staff, 1);
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, () => coalesceBooking(showId, makeRequest([0]))),
  );
  expect(countOutcomes(outcomes)).toEqual({ booked: 1, seats_taken: 199 });
});

it('returns 50 equal outcomes for one key sent 50 times at once', async () => {
  const showId = await makeShow(staff, 1);
  const request = makeRequest([0]);
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () => coalesceBooking(showId, request)),
  );
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(countOutcomes(outcomes)).toEqual({ booked: 50 });
});

it('does not fail other requests when one request breaks the transaction', async () => {
  const showId = await makeShow(staff, 20);
  const broken = { ...makeRequest([10]), name: 'null \0 byte' };
  const settled = await Promise.allSettled(
    Array.from({ length: 20 }, (_, seat) =>
      coalesceBooking(showId, seat === 10 ? broken : makeRequest([seat])),
    ),
  );
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(settled[10]?.status).toBe('rejected');
});

it('rejects requests that wait too long behind stuck transactions', async () => {
  const showId = await makeShow(staff, 60);
  let settled: Promise<PromiseSettledResult<BookingOutcome>[]> | undefined;
  await staff.sql.begin(async (tx) => {
    await tx`set local idle_in_transaction_session_timeout = 0`;
    await tx`select from shows where id = ${showId} for update`;
    const asked = Array.from({ length: 60 }, (_, seat) =>
      coalesceBooking(showId, makeRequest([seat])),
    );
    settled = Promise.allSettled(asked);
    await expect(asked[0]).rejects.toThrow(DatabaseUnavailableError);
  });
  // By then the requests in the queue have waited too long as well, and are not booked.
  const statuses = (await settled)?.map(({ status }) => status);
  expect(statuses).toEqual(Array(60).fill('rejected'));
});
