import type { Transaction } from '@/db/client';
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
  /** The show itself has ended. */
  over: boolean;
  /** The database's clock: milliseconds since 1970, UTC. */
  now: number;
};
/** A request that a worker settled before. */
type Outcome = Omit<typeof bookingRequests.$inferSelect, 'outcome'> & { outcome: string };

/**
 * Locks everything that the requests turn on and reads it, in one round trip: the statements are
 * sent together and run one after the other. The order is the same for every booking, so no two can
 * wait for each other: seats by number, the show, the buyers by address.
 */
export async function lockRows(tx: Transaction, showId: string, requests: BookingRequest[]) {
  const seatNumbers = [...new Set(requests.flatMap((r) => r.seats.map(({ seat }) => seat)))];
  const keys = [...new Set(requests.map((request) => request.key))];
  const buyers = [...new Set(requests.map((request) => request.buyer))].sort();
  const locked = metrics().lockSeconds.startTimer();
  const [, seatRows, [show], stored, outcomes, priceRows, held] = await Promise.all([
    nameRequest(tx),
    lockSeats(tx, showId, seatNumbers),
    lockShow(tx, showId),
    // After the seats are locked: a retry that waited for its first try must see what that stored.
    findKeys(tx, showId, keys),
    findOutcomes(tx, showId, keys),
    findPrices(tx, showId),
    lockBuyers(tx, showId, buyers),
  ]);
  locked();
  return { seats: seatRows, show, stored, outcomes, prices: priceRows, held };
}

/** Puts the request's id where the server's log and its list of activity show it, until the commit. */
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

/** Shared: bookings do not wait for each other here, but a pause waits for them, and they for it. */
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

/** An upsert that changes nothing: it locks the row, makes it when absent, and tells what is held. */
function lockBuyers(tx: Transaction, showId: string, buyers: string[]) {
  const rows = buyers.map((buyer) => [showId, buyer, 0]);
  const text = `
    insert into buyer_seats (show_id, buyer, seats) values ${numberedRows(rows)}
    on conflict (show_id, buyer) do update set seats = buyer_seats.seats returning buyer, seats`;
  return run<Pick<typeof buyerSeats.$inferSelect, 'buyer' | 'seats'>>(tx, text, rows.flat());
}
