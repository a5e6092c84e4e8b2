import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { providePrimary } from '@/db/client';
import { connect, type Handle } from '@/db/connect';
import { DatabaseBusyError, DatabaseUnavailableError, OutcomeUnknownError } from '@/db/errors';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { type FaultyProxy, startProxy } from '@/tests/support/faults/faulty-proxy';
import { type Attempt, checkHistory } from '@/tests/support/history/check-history';
import { readStored } from '@/tests/support/history/read-stored';
import { ownDatabase } from '@/tests/support/own-database';

const SEATS = 600;
const CLIENTS = 40;

const database = await ownDatabase();
let proxy: FaultyProxy;
let handle: Handle;
let killer: Handle;

beforeAll(async () => {
  proxy = await startProxy(database.url);
  handle = connect(proxy.url, { max: 10 });
  providePrimary(handle);
  killer = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await Promise.all([handle.end(), killer.end()]);
  await proxy.close();
});

it('loses and repeats no booking while connections are killed, and replays it for a repeated key', async () => {
  const showId = await makeShow(handle, SEATS);
  const history: Awaited<ReturnType<typeof attempt>>[] = [];
  let isRunning = true;

  const clients = Array.from({ length: CLIENTS }, async () => {
    while (isRunning) history.push(await attempt(showId, makeRequest(twoSeats())));
  });
  let kills = 0;
  for (let round = 0; round < 40; round++) {
    await sleep(100);
    kills += await killOne();
    if (round % 5 === 0) proxy.dropCommit('answer');
  }
  isRunning = false;
  await Promise.all(clients);

  expect(kills).toBeGreaterThan(10);
  expect(history.some(({ reported }) => reported === 'booked')).toBe(true);
  expect(checkHistory(history, await readStored(handle, showId))).toEqual([]);

  // A buyer with an unknown outcome sends the same key again and gets the outcome.
  const unknown = history.filter(({ reported }) => reported === 'unknown');
  expect(unknown.length).toBeGreaterThan(0);
  const again = await Promise.all(unknown.map(({ request }) => attempt(showId, request)));
  const outcomes = new Set(
    again.map(({ reported }) => (typeof reported === 'string' ? reported : 'taken')),
  );
  expect([...outcomes].filter((reported) => reported !== 'booked' && reported !== 'taken')).toEqual(
    [],
  );
  const known = history.filter(({ reported }) => reported !== 'unknown');
  expect(checkHistory([...known, ...again], await readStored(handle, showId))).toEqual([]);
});

async function attempt(showId: string, request: BookingRequest) {
  const seats = request.seats.map(({ seat }) => seat);
  return { request, key: request.key, seats, reported: await report(showId, request) };
}

async function report(showId: string, request: BookingRequest): Promise<Attempt['reported']> {
  try {
    const [outcome] = await createBookings(showId, [request]);
    if (outcome?.ok) return 'booked';
    if (outcome?.reason === 'seats_taken') return { taken: outcome.seats };
    throw new Error(`unexpected refusal: ${outcome?.reason}`);
  } catch (error) {
    if (error instanceof OutcomeUnknownError) return 'unknown';
    if (error instanceof DatabaseUnavailableError || error instanceof DatabaseBusyError) {
      return 'not stored';
    }
    throw error;
  }
}

function twoSeats(): number[] {
  const first = Math.floor(Math.random() * (SEATS - 1));
  return [first, first + 1];
}

async function killOne(): Promise<number> {
  const rows = await killer.db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
    order by random() limit 1`);
  return rows.length;
}
