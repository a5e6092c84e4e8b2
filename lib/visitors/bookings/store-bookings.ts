import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/db/client';
import { numbered, numberedRows, run } from '@/db/statement';
import { audit } from '@/lib/audit/write-audit';
import type { BookingRequest } from './booking-request';
import type { NewBooking, SoldSeat } from './outcome';
import { newReference, newSecret } from './secrets';

export type Taken = { request: BookingRequest; seats: SoldSeat[] };

/**
 * Stores bookings with their tickets, takes the seats and counts them to their buyers, each as one
 * statement; by key. Null when a key or a reference was already there: then the caller must roll back.
 */
export async function storeBookings(
  tx: Transaction,
  showId: string,
  currency: string,
  taken: Taken[],
): Promise<Map<string, NewBooking> | null> {
  const drafts = taken.map(({ request, seats: sold }) => ({
    request,
    sold,
    id: randomUUID(),
    token: newSecret(),
    reference: newReference(),
    total: sold.reduce((sum, { price }) => sum + price, 0),
  }));
  // By key, so that two batches that share keys meet on the same one first and cannot wait crosswise.
  drafts.sort((a, b) => (a.request.key < b.request.key ? -1 : 1));

  const inserted = insertBookings(tx, showId, currency, drafts);
  const others = Promise.all([
    insertTickets(tx, showId, drafts),
    takeSeats(tx, showId, drafts),
    countToBuyers(tx, showId, drafts),
    noteOfficeSales(tx, showId, drafts),
  ]);
  // Sent in the same round trip; without its booking a ticket is refused, and then all is undone.
  others.catch(() => undefined);
  const createdAt = new Map((await inserted).map((row) => [row.id, new Date(row.createdAt)]));
  if (createdAt.size < drafts.length) return null;
  await others;

  return new Map(
    drafts.map(({ request, sold, id, token, reference, total }) => [
      request.key,
      {
        showId,
        token,
        reference,
        name: request.name,
        email: request.email,
        total,
        currency,
        createdAt: createdAt.get(id) as Date,
        seats: sold,
      },
    ]),
  );
}

type Draft = {
  id: string;
  token: string;
  reference: string;
  total: number;
  request: BookingRequest;
  sold: SoldSeat[];
};

function insertBookings(tx: Transaction, showId: string, currency: string, drafts: Draft[]) {
  const rows = drafts.map(({ id, reference, token, total, request }) => {
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
  const rows = drafts.flatMap(({ id, sold }) =>
    sold.map(({ seat, type, price }) => [showId, randomUUID(), id, seat, type, price, newSecret()]),
  );
  const text = `
    insert into tickets (show_id, id, booking_id, seat_no, type, price, code)
    values ${numberedRows(rows)}`;
  return run(tx, text, rows.flat());
}

function takeSeats(tx: Transaction, showId: string, drafts: Draft[]) {
  const numbers = drafts.flatMap(({ sold }) => sold.map(({ seat }) => seat));
  const text = `
    update seats set status = 'booked', version = version + 1
    where show_id = $1 and seat_no in (${numbered(numbers, 2)})`;
  return run(tx, text, [showId, ...numbers]);
}

function countToBuyers(tx: Transaction, showId: string, drafts: Draft[]) {
  const counts = new Map<string, number>();
  for (const { request, sold } of drafts) {
    counts.set(request.buyer, (counts.get(request.buyer) ?? 0) + sold.length);
  }
  const rows = [...counts].map(([buyer, count]) => [showId, buyer, count]);
  const text = `
    insert into buyer_seats (show_id, buyer, seats) values ${numberedRows(rows)}
    on conflict (show_id, buyer) do update set seats = buyer_seats.seats + excluded.seats`;
  return run(tx, text, rows.flat());
}

function noteOfficeSales(tx: Transaction, showId: string, drafts: Draft[]) {
  return Promise.all(
    drafts.map(async ({ reference, total, request, sold }) => {
      if (!request.office) return;
      await audit(tx, request.office.staff, {
        action: 'booking.sold',
        subject: `booking:${reference}`,
        showId,
        after: { payment: request.office.payment, total, seats: sold.map(placeOf) },
      });
    }),
  );
}

const placeOf = ({ section, row, number }: SoldSeat) => [section, row, number].join(', ');
