import { createHash, randomUUID } from 'node:crypto';
import type { Handle } from '@/db/client';
import { prices, seatingPlans, seats, shows, venues } from '@/db/schema';
import { type BookingRequest, bookingRequest } from '@/lib/bookings/booking-request';
import type { BookingOutcome } from '@/lib/bookings/outcome';

const HOUR = 3_600_000;

export type ShowChanges = Partial<typeof shows.$inferInsert>;

/**
 * A show on sale for tests: `count` seats in one section, in rows of 20, at 2,000 (standard) and
 * 1,000 (child) minor units, in a hall of its own. Its id.
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
  await db
    .insert(seatingPlans)
    .values({ hash, name: 'Plan', seats: count, source: {}, layout: '{}' });
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

let people = 0;

/** A parsed request for standard tickets, by a buyer of its own unless one is named. */
export function ask(seatNumbers: number[], changes: { key?: string; email?: string } = {}) {
  const email = changes.email ?? `person${people++}@example.com`;
  return bookingRequest(changes.key ?? randomUUID(), {
    seats: seatNumbers.map((seat) => ({ seat, type: 'standard' })),
    name: 'Ana Person',
    email,
  }) satisfies BookingRequest;
}

/** How many outcomes there are of each kind: `booked`, or the reason of a refusal. */
export function tally(outcomes: BookingOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const kind = outcome.ok ? 'booked' : outcome.reason;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
