import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/db/connect';
import { numbered, numberedRows, run } from '@/db/statement';
import { writeAudit } from '@/lib/audit/write-audit';
import { seatLocation } from '@/lib/visitors/seating/seat-name';
import type { BookingRequest } from './booking-request';
import type { Decision } from './decide';
import type { LockedRows } from './lock-rows';
import type { NewBooking, SoldSeat } from './outcome';
import { newReference, newSecret } from './secrets';
import { storeOutcomes } from './store-outcomes';

/** The decisions of a batch, ready to be stored. */
type RowsToStore = {
  /** Currency of the show, ISO 4217. */
  currency: string;
  bookings: { request: BookingRequest; seats: SoldSeat[] }[];
  /** Requests whose outcomes are stored under their keys. */
  outcomes: { request: BookingRequest; decision: Decision }[];
  /** Buyers whose rows `lockRows` locked or created. */
  lockedBuyers: LockedRows['buyers'];
};

/**
 * Stores a batch in one round trip: bookings with tickets, seats and buyers' counts, and outcomes. Returns
 * the bookings by key and how many outcomes were stored; null when another process stored a key or a
 * reference first, and the caller must roll back.
 */
export async function storeRows(
  tx: Transaction,
  showId: string,
  { currency, bookings, outcomes, lockedBuyers }: RowsToStore,
): Promise<{ bookings: Map<string, NewBooking>; outcomes: number } | null> {
  if (bookings.length === 0 && outcomes.length === 0) return { bookings: new Map(), outcomes: 0 };
  const buyers = new Set(bookings.map(({ request }) => request.buyer));
  const unused = lockedBuyers.filter(({ buyer, seats }) => seats === 0 && !buyers.has(buyer));
  const sent = [
    storeBookings(tx, showId, currency, bookings),
    storeOutcomes(tx, showId, outcomes),
    deleteUnusedBuyers(tx, showId, unused),
  ] as const;
  await Promise.allSettled(sent);
  // Read in the order of sending: if a key was stored already, the later statements fail only because of that.
  const made = await sent[0];
  if (!made) return null;
  const kept = await sent[1];
  if (kept === null) return null;
  await sent[2];
  return { bookings: made, outcomes: kept };
}

type Draft = {
  id: string;
  request: BookingRequest;
  seats: SoldSeat[];
  booking: Omit<NewBooking, 'createdAt' | 'seats'>;
};

async function storeBookings(
  tx: Transaction,
  showId: string,
  currency: string,
  bookings: RowsToStore['bookings'],
): Promise<Map<string, NewBooking> | null> {
  if (bookings.length === 0) return new Map();
  const drafts = bookings
    .map(({ request, seats }) => draftOf(showId, currency, request, seats))
    // By key: two batches with common keys then wait for the same key first and cannot deadlock.
    .sort((a, b) => (a.request.key < b.request.key ? -1 : 1));
  const sent = [
    insertBookings(tx, showId, currency, drafts),
    insertTickets(tx, showId, drafts),
    takeSeats(tx, showId, drafts),
    countToBuyers(tx, showId, drafts),
    auditOfficeSales(tx, showId, drafts),
  ] as const;
  await Promise.allSettled(sent);
  // If a booking was not inserted, the statements after it fail only because of that.
  const createdAt = new Map((await sent[0]).map((row) => [row.id, new Date(row.createdAt)]));
  if (createdAt.size < drafts.length) return null;
  await Promise.all(sent);
  return new Map(
    drafts.map(({ id, request, seats, booking }) => [
      request.key,
      // In the order of `findReplayedBookings`, so that a replay is equal to the letter.
      { ...booking, createdAt: createdAt.get(id) as Date, seats },
    ]),
  );
}

function draftOf(
  showId: string,
  currency: string,
  request: BookingRequest,
  seats: SoldSeat[],
): Draft {
  const { name, email } = request;
  const total = seats.reduce((sum, { price }) => sum + price, 0);
  const [token, reference] = [newSecret(), newReference()];
  return {
    id: randomUUID(),
    request,
    seats,
    booking: { showId, token, reference, name, email, total, currency },
  };
}

function insertBookings(tx: Transaction, showId: string, currency: string, drafts: Draft[]) {
  const rows = drafts.map(({ id, request, booking: { reference, token, total } }) => {
    const { name, email, buyer, key, hash, office } = request;
    const sale = [office?.staff.id ?? null, office?.payment ?? 'later'];
    return [showId, id, reference, token, name, email, buyer, total, currency, key, hash, ...sale];
  });
  const text = `
    insert into bookings (show_id, id, reference, token, name, email, buyer, total, currency,
      idempotency_key, request_hash, sold_by, payment)
    values ${numberedRows(rows)} on conflict do nothing returning id, created_at as "createdAt"`;
  return run<{ id: string; createdAt: string }>(tx, text, rows.flat());
}

function insertTickets(tx: Transaction, showId: string, drafts: Draft[]) {
  const rows = drafts.flatMap(({ id, seats }) =>
    seats.map(({ seat, type, price }) => [
      showId,
      randomUUID(),
      id,
      seat,
      type,
      price,
      newSecret(),
    ]),
  );
  const text = `
    insert into tickets (show_id, id, booking_id, seat_no, type, price, code)
    values ${numberedRows(rows)}`;
  return run(tx, text, rows.flat());
}

function takeSeats(tx: Transaction, showId: string, drafts: Draft[]) {
  const numbers = drafts.flatMap(({ seats }) => seats.map(({ seat }) => seat));
  const text = `
    update seats set status = 'booked', version = version + 1
    where show_id = $1 and seat_no in (${numbered(numbers, 2)})`;
  return run(tx, text, [showId, ...numbers]);
}

function countToBuyers(tx: Transaction, showId: string, drafts: Draft[]) {
  const counts = new Map<string, number>();
  for (const { request } of drafts) {
    counts.set(request.buyer, (counts.get(request.buyer) ?? 0) + request.seats.length);
  }
  const rows = [...counts].map(([buyer, count]) => [showId, buyer, count]);
  const text = `
    insert into buyer_seats (show_id, buyer, seats) values ${numberedRows(rows)}
    on conflict (show_id, buyer) do update set seats = buyer_seats.seats + excluded.seats`;
  return run(tx, text, rows.flat());
}

function auditOfficeSales(tx: Transaction, showId: string, drafts: Draft[]) {
  return Promise.all(
    drafts.map(async ({ request, seats, booking: { reference, total } }) => {
      if (!request.office) return;
      await writeAudit(tx, request.office.staff, {
        action: 'booking.sold',
        subject: `booking:${reference}`,
        showId,
        after: {
          payment: request.office.payment,
          total,
          seats: seats.map(seatLocation),
        },
      });
    }),
  );
}

/** Deletes buyer rows that were created only for locking, so that refused buyers' addresses are not kept. */
async function deleteUnusedBuyers(
  tx: Transaction,
  showId: string,
  unused: RowsToStore['lockedBuyers'],
): Promise<void> {
  if (unused.length === 0) return;
  const buyers = unused.map(({ buyer }) => buyer);
  const text = `
    delete from buyer_seats
    where show_id = $1 and buyer in (${numbered(buyers, 2)}) and seats = 0`;
  await run(tx, text, [showId, ...buyers]);
}
