/**
 * Compares `createBookings` without HTTP and Redis with `bookBare`, in a separate process, and sends the figure to
 * its parent. DATABASE_URL names the database, the arguments a hall.
 */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { primary, providePrimary } from '@/db/client';
import { connect } from '@/db/connect';
import { env } from '@/lib/env';
import { type BookingRequest, bookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { compare, type Pace } from '../compare';
import { bookBare } from './book-bare';
import { countRoundTrips } from './count-round-trips';

/** A round ends after this many bookings, or this much time. */
const BOOKINGS = 1_000;
const SECONDS = 2;
/** Connections, the same number for both, and concurrent callers. */
const POOL = env().DATABASE_POOL_BOOKING;
const CALLERS = 32;

process.on('disconnect', () => process.exit());

const showId = process.argv[2] ?? '';
const pool = primary();
const sql = postgres(env().DATABASE_URL, { max: POOL, fetch_types: false });
let seats = 0;

const figure = await compare(
  () => book((request) => bookAs(showId, request)),
  () => book((request) => bookBare(sql, showId, request)),
);
const trips = await countRoundTrips(env().DATABASE_URL, async (url, count) => {
  const handle = connect(url, { max: 1 });
  providePrimary(handle);
  // The first calls prepare their statements, which takes additional round trips.
  for (let warm = 0; warm < 3; warm++) await bookAs(showId, nextRequest());
  await count(() => bookAs(showId, nextRequest()));
  await handle.end();
});
const bareTrips = await countRoundTrips(env().DATABASE_URL, async (url, count) => {
  const single = postgres(url, { max: 1, fetch_types: false });
  for (let warm = 0; warm < 3; warm++) await bookBare(single, showId, nextRequest());
  await count(() => bookBare(single, showId, nextRequest()));
  await single.end();
});
await Promise.all([pool.end(), sql.end()]);
process.send?.({ figure, trips, bareTrips, seats });
process.disconnect?.();

async function bookAs(id: string, request: BookingRequest): Promise<void> {
  const [outcome] = await createBookings(id, [request]);
  if (!outcome?.ok) throw new Error(`Not booked: ${JSON.stringify(outcome)}`);
}

async function book(one: (request: BookingRequest) => Promise<void>): Promise<Pace> {
  const times: number[] = [];
  let left = BOOKINGS;
  const began = performance.now();
  const end = began + SECONDS * 1000;
  const call = async () => {
    while (left-- > 0 && performance.now() < end) {
      const start = performance.now();
      await one(nextRequest());
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, call));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0;
  return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

function nextRequest(): BookingRequest {
  const seat = seats++;
  return bookingRequest(randomUUID(), {
    seats: [{ seat, type: 'standard' }],
    name: 'Ana Person',
    email: `buyer-${seat}@example.com`,
  });
}
