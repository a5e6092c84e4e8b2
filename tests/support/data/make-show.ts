import { createHash, randomUUID } from 'node:crypto';
import type { Handle } from '@/db/connect';
import { prices, seatingPlans, seats, shows, venues } from '@/db/schema';
import { type BookingRequest, bookingRequest } from '@/lib/visitors/bookings/booking-request';
import type { BookingOutcome } from '@/lib/visitors/bookings/outcome';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';

const HOUR = 3_600_000;

export type ShowChanges = Partial<typeof shows.$inferInsert>;

/**
 * A show on sale for tests: `count` seats in one section, in rows of 20, at 2,000 (standard) and
 * 1,000 (child) minor units, with its own seating plan. Returns its id.
 */
export async function makeShow(
  { db }: Handle,
  count: number,
  changes: ShowChanges = {},
): Promise<string> {
  const id = changes.id ?? randomUUID().replaceAll('-', '').slice(0, 8);
  const hash = createHash('sha256').update(id).digest('hex');
  const now = Date.now();
  await db
    .insert(venues)
    .values({
      id: 'hall',
      name: 'Hall',
      address: '1 Quay',
      city: 'Lisbon',
      timeZone: 'Europe/Lisbon',
    })
    .onConflictDoNothing();
  await db.insert(seatingPlans).values({
    hash,
    name: 'Plan',
    seats: count,
    source: {},
    layout: JSON.stringify(layoutOf(count)),
  });
  await db.insert(shows).values({
    id,
    slug: 'a-show',
    title: 'A Show',
    tagline: '',
    description: '',
    genre: 'Theatre',
    posterSeed: 1,
    venueId: 'hall',
    planHash: hash,
    startsAt: new Date(now + 48 * HOUR),
    endsAt: new Date(now + 50 * HOUR),
    salesStart: new Date(now - HOUR),
    salesEnd: new Date(now + 48 * HOUR),
    status: 'on_sale',
    currency: 'EUR',
    ...changes,
  });
  await db.insert(prices).values([
    { showId: id, category: 'Stalls', type: 'standard', amount: 2_000, position: 0 },
    { showId: id, category: 'Stalls', type: 'child', amount: 1_000, position: 1 },
  ]);
  await db.insert(seats).values(
    Array.from({ length: count }, (_, seatNo) => ({
      showId: id,
      seatNo,
      section: 'Stalls',
      row: `Row ${String.fromCharCode(65 + Math.floor(seatNo / 20))}`,
      number: String((seatNo % 20) + 1),
      category: 'Stalls',
    })),
  );
  return id;
}

function layoutOf(count: number): SeatingLayout {
  const column = <T>(value: (seat: number) => T) =>
    Array.from({ length: count }, (_, n) => value(n));
  return {
    format: 1,
    source: '',
    name: 'Plan',
    width: 500,
    height: 20 * Math.ceil(count / 20) + 40,
    categories: [{ name: 'Stalls', color: '#2563eb' }],
    sections: [{ name: 'Stalls', first: 0, count }],
    rows: Array.from({ length: Math.ceil(count / 20) }, (_, row) => ({
      section: 0,
      number: String.fromCharCode(65 + row),
      label: `Row ${String.fromCharCode(65 + row)}`,
      seatLabel: 'Seat %s',
      numberAt: null,
      first: row * 20,
      count: Math.min(20, count - row * 20),
    })),
    seats: {
      x: column((seat) => 20 + (seat % 20) * 20),
      y: column((seat) => 20 + Math.floor(seat / 20) * 20),
      radius: column(() => 9),
      number: column((seat) => String((seat % 20) + 1)),
      category: column(() => 0),
      wheelchair: [],
    },
    areas: [],
  };
}

let people = 0;

/** A parsed request for standard tickets, by a new buyer unless `email` is given. */
export function makeRequest(seatNumbers: number[], changes: { key?: string; email?: string } = {}) {
  const email = changes.email ?? `person${people++}@example.com`;
  return bookingRequest(changes.key ?? randomUUID(), {
    seats: seatNumbers.map((seat) => ({ seat, type: 'standard' })),
    name: 'Ana Person',
    email,
  }) satisfies BookingRequest;
}

/** Counts outcomes by kind: `booked`, or the reason of the refusal. */
export function countOutcomes(outcomes: BookingOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const kind = outcome.ok ? 'booked' : outcome.reason;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
