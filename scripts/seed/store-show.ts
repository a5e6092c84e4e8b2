import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/db/connect';
import { blocks, bookings, buyerSeats, prices, seats, shows, tickets } from '@/db/schema';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { seatsOfLayout } from '@/lib/visitors/seating/seats-of-layout';
import { slugify } from '@/lib/visitors/shows/slugify';
import { fillHall, holdBack } from './fill-hall';
import type { House } from './houses';
import { insertRows } from './insert-rows';
import { localTime } from './local-time';
import { makeBookings } from './make-bookings';
import { pick, type Random, randomFrom } from './random';
import type { ShowDraft } from './show-draft';

const MINUTE = 60_000;
const MONTH_IN_MINUTES = 30 * 24 * 60;
const HOUSE_SEATS = { name: 'House seats', reason: 'For guests of the venue and technicians' };

/** Stores a show with its prices, seats and bookings; returns the number of sold seats. */
export async function storeShow(
  tx: Transaction,
  house: House,
  plan: { hash: string; layout: SeatingLayout },
  draft: ShowDraft,
  now: Date,
): Promise<number> {
  const random = randomFrom(Number.parseInt(draft.id, 36));
  const show = showRow(house, plan.hash, draft, now);
  const { layout } = plan;
  const blocked = holdBack(layout, draft.heldBack ?? 0, random);
  const parties = sell(layout, draft, blocked, random);
  const booked = new Set(parties.flat());
  const sale = { draft, currency: house.currency, layout, from: show.salesStart, now };
  const made = makeBookings(sale, parties, random);

  await tx.insert(shows).values(show);
  await tx.insert(prices).values(priceRows(draft));
  const block = { ...HOUSE_SEATS, showId: draft.id, id: randomUUID() };
  if (blocked.size > 0) await tx.insert(blocks).values(block);
  const states = seatsOfLayout(layout, draft.id).map((seat) => {
    const free = { ...seat, status: 'available' as const, version: 1, blockId: null };
    if (booked.has(seat.seatNo)) return { ...free, status: 'booked' as const, version: 2 };
    if (!blocked.has(seat.seatNo)) return free;
    return { ...free, status: 'blocked' as const, version: 2, blockId: block.id };
  });
  await insertRows(tx, seats, states);
  await insertRows(tx, bookings, made.bookings);
  await insertRows(tx, tickets, made.tickets);
  await insertRows(tx, buyerSeats, made.buyers);
  return booked.size;
}

function showRow(house: House, planHash: string, draft: ShowDraft, now: Date) {
  const startsAt = localTime(now, draft.on, house.venue.timeZone);
  return {
    id: draft.id,
    slug: slugify(draft.title),
    title: draft.title,
    tagline: draft.tagline,
    description: draft.description,
    genre: draft.genre,
    posterSeed: Number.parseInt(draft.id, 36) % 1_000_000,
    venueId: house.venue.id,
    planHash,
    startsAt,
    endsAt: new Date(startsAt.getTime() + draft.minutes * MINUTE),
    salesStart: new Date(now.getTime() + (draft.opensIn ?? -MONTH_IN_MINUTES) * MINUTE),
    salesEnd: startsAt,
    status: draft.status ?? 'on_sale',
    currency: house.currency,
    maxSeatsPerBooking: draft.maxSeatsPerBooking ?? 8,
    maxSeatsPerBuyer: draft.maxSeatsPerBuyer ?? 16,
  };
}

function priceRows(draft: ShowDraft) {
  return Object.entries(draft.prices).flatMap(([type, byCategory], position) =>
    Object.entries(byCategory).map(([category, amount]) => ({
      showId: draft.id,
      category,
      type,
      amount,
      position,
    })),
  );
}

function sell(layout: SeatingLayout, draft: ShowDraft, blocked: Set<number>, random: Random) {
  const all = layout.seats.x.length - blocked.size;
  if (draft.left === undefined) {
    return fillHall(layout, Math.round(all * (draft.sold ?? 0)), blocked, random);
  }
  const parties = fillHall(layout, all, blocked, random);
  let left = draft.left;
  while (left > 0) {
    const returned = pick(random, parties);
    if (returned.length > left) continue;
    parties.splice(parties.indexOf(returned), 1);
    left -= returned.length;
  }
  return parties;
}
