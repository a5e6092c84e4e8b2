import type { Transaction } from '@/db/connect';
import type { bookingRequests, bookings, buyerSeats, prices, seats, shows } from '@/db/schema';
import { numbered, numberedRows, run } from '@/db/statement';
import { metrics } from '@/lib/metrics';
import { requestId } from '@/lib/request-id';
import type { BookingRequest } from './booking-request';

type Seat = typeof seats.$inferSelect;
type Show = typeof shows.$inferSelect;
type Booking = typeof bookings.$inferSelect;

type LockedSeat = Pick<Seat, 'seatNo' | 'section' | 'row' | 'number' | 'category' | 'status'>;
type LockedShow = Pick<Show, 'status' | 'currency' | 'maxSeatsPerBooking' | 'maxSeatsPerBuyer'> & {
  started: boolean;
  ended: boolean;
  /** Whether the performance has ended. */
  over: boolean;
  /** The database's clock: milliseconds since 1970, UTC. */
  now: number;
};
/** The outcome of a request that a worker settled. */
type Outcome = Omit<typeof bookingRequests.$inferSelect, 'outcome'> & { outcome: string };

/**
 * Locks and reads every row that decides the requests, in one round trip: the statements are sent together and
 * run one after the other. Every booking locks in the same order, so that no two can deadlock: seats by
 * number, the show, the buyers by address (docs/decisions, 0001).
 */
export async function lockRows(tx: Transaction, showId: string, requests: BookingRequest[]) {
  const seatNumbers = [...new Set(requests.flatMap((r) => r.seats.map(({ seat }) => seat)))];
  const keys = [...new Set(requests.map((request) => request.key))];
  const buyers = [...new Set(requests.map((request) => request.buyer))].sort();
  const stopTimer = metrics().lockSeconds.startTimer();
  const [, seatRows, [show], storedKeys, outcomes, priceRows, lockedBuyers] = await Promise.all([
    nameRequest(tx),
    lockSeats(tx, showId, seatNumbers),
    lockShow(tx, showId),
    // After the seat locks: a retry that waited for its first attempt must see what that one stored.
    findKeys(tx, showId, keys),
    findOutcomes(tx, showId, keys),
    findPrices(tx, showId),
    lockBuyers(tx, showId, buyers),
  ]);
  stopTimer();
  return { seats: seatRows, show, storedKeys, outcomes, prices: priceRows, buyers: lockedBuyers };
}

/** Shows the request's id in the server's log and in pg_stat_activity until the commit. */
function nameRequest(tx: Transaction) {
  const id = requestId();
  if (!id) return [];
  return run(tx, "select set_config('application_name', $1, true)", [`rowlock ${id}`]);
}

export type LockedRows = Awaited<ReturnType<typeof lockRows>>;

function lockSeats(tx: Transaction, showId: string, numbers: number[]) {
  const text = `
    select seat_no as "seatNo", section, row_label as "row", number, category, status
    from seats where show_id = $1 and seat_no in (${numbered(numbers, 2)})
    order by seat_no for update`;
  return run<LockedSeat>(tx, text, [showId, ...numbers]);
}

/** FOR SHARE: bookings do not wait for each other here, but a pause waits for them, and they for it. */
function lockShow(tx: Transaction, showId: string) {
  const text = `
    select status, currency,
      max_seats_per_booking as "maxSeatsPerBooking", max_seats_per_buyer as "maxSeatsPerBuyer",
      clock_timestamp() >= sales_start as started, clock_timestamp() >= sales_end as ended,
      clock_timestamp() >= ends_at as over,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from shows where id = $1 for share`;
  return run<LockedShow>(tx, text, [showId]);
}

function findKeys(tx: Transaction, showId: string, keys: string[]) {
  const text = `
    select idempotency_key as key, request_hash as hash
    from bookings where show_id = $1 and idempotency_key in (${numbered(keys, 2)})`;
  return run<{ key: Booking['idempotencyKey']; hash: string }>(tx, text, [showId, ...keys]);
}

function findOutcomes(tx: Transaction, showId: string, keys: string[]) {
  const text = `
    select key, request_hash as hash, outcome, details
    from booking_requests
    where show_id = $1 and key in (${numbered(keys, 2)}) and outcome is not null`;
  return run<Pick<Outcome, 'key' | 'outcome' | 'details'> & { hash: string }>(tx, text, [
    showId,
    ...keys,
  ]);
}

function findPrices(tx: Transaction, showId: string) {
  const text = 'select category, type, amount from prices where show_id = $1';
  return run<Pick<typeof prices.$inferSelect, 'category' | 'type' | 'amount'>>(tx, text, [showId]);
}

/** Locks each buyer's row, creates it if missing, and returns how many seats the buyer holds. */
function lockBuyers(tx: Transaction, showId: string, buyers: string[]) {
  const rows = buyers.map((buyer) => [showId, buyer, 0]);
  const text = `
    insert into buyer_seats (show_id, buyer, seats) values ${numberedRows(rows)}
    on conflict (show_id, buyer) do update set seats = buyer_seats.seats returning buyer, seats`;
  return run<Pick<typeof buyerSeats.$inferSelect, 'buyer' | 'seats'>>(tx, text, rows.flat());
}
