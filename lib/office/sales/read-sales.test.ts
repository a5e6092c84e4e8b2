import { and, eq, sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { bookings, prices, tickets } from '@/db/schema';
import { cancelTickets } from '@/lib/office/box-office/cancel-tickets';
import { findShowTimeZone } from '@/lib/office/show-admin/find-show-time-zone';
import type { Staff } from '@/lib/office/staff/staff';
import { bookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { blockSeats } from '@/tests/support/data/block-seats';
import { makeBooking } from '@/tests/support/data/make-booking';
import { makeShow, type ShowChanges } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { replicaCaughtUp } from '@/tests/support/services/test-services';
import { fillDays } from './calendar-days';
import { readAllSales } from './read-all-sales';
import { readShowSales } from './read-show-sales';
import { readSoldTimes } from './read-sold-times';
import { salesBy, sumSales } from './sales';
import { reportVersion } from './sales-response';

const database = await ownDatabase({ max: 8 });
const { handle } = database;
let staff: Staff;

beforeAll(async () => {
  staff = await makeStaff(handle, 'box_office');
});

const ZONE = 'Europe/Lisbon';

async function sell(showId: string, seat: number, payment: 'box_office' | 'complimentary') {
  const input = { seats: [{ seat, type: 'standard' }], name: 'Rui Costa', email: '' };
  const request = bookingRequest(crypto.randomUUID(), input, { staff, payment });
  const [outcome] = await createBookings(showId, [request]);
  if (!outcome?.ok) throw new Error(outcome?.reason);
  return outcome.booking.reference;
}

const bookedAt = (showId: string, reference: string, at: string) =>
  handle.db
    .update(bookings)
    .set({ createdAt: new Date(at) })
    .where(and(eq(bookings.showId, showId), eq(bookings.reference, reference)));

/** Sold: 0 to 3 on the web (2 cancelled, 0 checked in), 4 at the box office, 5 complimentary; 6 on hold. */
async function makeSoldShow(changes: ShowChanges = {}): Promise<string> {
  const showId = await makeShow(handle, 10, changes);
  const web = await makeBooking(handle, showId, [0, 1, 2, 3]);
  await bookedAt(showId, web.reference, '2026-07-01T22:59:00Z');
  const gone = web.tickets.filter(({ seat }) => seat === 2).map(({ id }) => id);
  await cancelTickets(staff, { showId, reference: web.reference, tickets: gone });
  await handle.db
    .update(tickets)
    .set({ checkedInAt: sql`now()` })
    .where(and(eq(tickets.showId, showId), eq(tickets.seatNo, 0)));
  // A minute past midnight of a summer's night in Lisbon.
  await bookedAt(showId, await sell(showId, 4, 'box_office'), '2026-07-01T23:01:00Z');
  await bookedAt(showId, await sell(showId, 5, 'complimentary'), '2026-07-04T12:00:00Z');
  await blockSeats(handle, showId, [6]);
  return showId;
}

it('reports a show’s seats and tickets, by day at the venue', async () => {
  const showId = await makeSoldShow();
  await makeSoldShow();
  await replicaCaughtUp(database);
  const sales = await readShowSales(showId, ZONE);
  expect(sales.categories).toEqual([{ category: 'Stalls', sold: 5, heldBack: 1, free: 4 }]);
  expect(sumSales(sales)).toEqual({
    sold: 5,
    heldBack: 1,
    free: 4,
    revenue: 8_000,
    checkedIn: 1,
  });
  expect(Object.fromEntries(salesBy(sales.groups, ({ payment }) => payment))).toEqual({
    later: { tickets: 3, revenue: 6_000 },
    box_office: { tickets: 1, revenue: 2_000 },
    complimentary: { tickets: 1, revenue: 0 },
  });
  const days = salesBy(sales.groups, ({ day }) => day);
  expect(fillDays(days, '2026-07-05', { least: 1, most: 60 })).toEqual([
    { day: '2026-07-01', tickets: 3, revenue: 6_000 },
    { day: '2026-07-02', tickets: 1, revenue: 2_000 },
    { day: '2026-07-03', tickets: 0, revenue: 0 },
    { day: '2026-07-04', tickets: 1, revenue: 0 },
    { day: '2026-07-05', tickets: 0, revenue: 0 },
  ]);
  expect(fillDays(days, '2026-07-05', { least: 1, most: 2 }).map(({ day }) => day)).toEqual([
    '2026-07-04',
    '2026-07-05',
  ]);
  expect(fillDays(days, '2026-07-03', { least: 7, most: 60 })).toHaveLength(7);
});

it('reports when each seat was sold', async () => {
  const showId = await makeShow(handle, 8);
  const ago = { 0: 2, 1: 100, 2: 400, 3: 900 };
  for (const [seat, hours] of Object.entries(ago)) {
    const { reference } = await makeBooking(handle, showId, [Number(seat)]);
    await bookedAt(showId, reference, new Date(Date.now() - hours * 3_600_000).toISOString());
  }
  const { reference, tickets: gone } = await makeBooking(handle, showId, [4]);
  const ids = gone.map(({ id }) => id);
  await cancelTickets(staff, { showId, reference, tickets: ids });
  await blockSeats(handle, showId, [5]);
  await replicaCaughtUp(database);
  expect((await readSoldTimes(showId))?.seats).toBe('dwmo-x--');
  expect(await readSoldTimes('nothere')).toBeNull();
});

it('keeps a report’s version until a seat is sold', async () => {
  const showId = await makeShow(handle, 3);
  await replicaCaughtUp(database);
  const before = reportVersion(await readShowSales(showId, ZONE));
  expect(reportVersion(await readShowSales(showId, ZONE))).toBe(before);
  await makeBooking(handle, showId, [0]);
  await replicaCaughtUp(database);
  expect(reportVersion(await readShowSales(showId, ZONE))).not.toBe(before);
});

it('reports a show without bookings', async () => {
  const showId = await makeShow(handle, 3);
  await replicaCaughtUp(database);
  const sales = await readShowSales(showId, ZONE);
  expect(sales.groups).toEqual([]);
  expect(fillDays(new Map(), '2026-07-05', { least: 1, most: 60 })).toEqual([]);
});

it('never adds currencies, and leaves out drafts and past shows', async () => {
  const yen = await makeShow(handle, 3, { currency: 'JPY' });
  await handle.db.update(prices).set({ amount: 5 }).where(eq(prices.showId, yen));
  await makeBooking(handle, yen, [0, 1]);
  const draft = await makeShow(handle, 1, { status: 'draft' });
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
  const past = await makeShow(handle, 1, { startsAt: hours(-3), endsAt: hours(-1) });
  await replicaCaughtUp(database);
  const ahead = await readAllSales({ page: 1, past: false });
  const found = ahead.shows.find(({ id }) => id === yen);
  expect(found).toMatchObject({ sold: 2, free: 1, tickets: 2, revenue: 10, currency: 'JPY' });
  expect(ahead.shows.map(({ id }) => id)).not.toContain(draft);
  expect(ahead.shows.map(({ id }) => id)).not.toContain(past);
  expect((await readAllSales({ page: 1, past: true })).shows).toMatchObject([{ id: past }]);
  const inYen = ahead.days.filter(({ currency }) => currency === 'JPY');
  expect(inYen).toMatchObject([{ tickets: 2, revenue: 10 }]);
});

it.each(['zzzzzz', '\0', '../..'])('knows no show %j', async (id) => {
  expect(await findShowTimeZone(id)).toBeUndefined();
  expect(await readSoldTimes(id)).toBeNull();
});
