import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, bookings } from '@/db/schema';
import { cancelTickets } from '@/lib/office/box-office/cancel-tickets';
import type { Staff } from '@/lib/office/staff/staff';
import { blockSeats } from '@/tests/support/data/block-seats';
import { liveTickets, readShowState } from '@/tests/support/data/make-booking';
import {
  countOutcomes,
  makeRequest,
  makeShow,
  type ShowChanges,
} from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { bookingRequest, type OfficeSale } from './booking-request';
import { createBookings } from './create-bookings';

const { handle } = await ownDatabase({ max: 20 });
let staff: Staff;

beforeAll(async () => {
  staff = await makeStaff(handle, 'box_office');
});

function sale(
  seats: number[],
  payment: OfficeSale['payment'] = 'box_office',
  key: string = crypto.randomUUID(),
  email = '',
) {
  const input = {
    seats: seats.map((seat) => ({ seat, type: 'standard' })),
    name: 'Rui Costa',
    email,
  };
  return bookingRequest(key, input, { staff, payment });
}

const sell = async (showId: string, request = sale([0])) =>
  (await createBookings(showId, [request]))[0];

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);

describe('a box office sale', () => {
  it('is a booking that records who sold it', async () => {
    const showId = await makeShow(handle, 3);
    const outcome = await sell(showId, sale([0, 1]));
    expect(outcome).toMatchObject({ ok: true, booking: { total: 4_000, email: '' } });
    const [row] = await handle.db.select().from(bookings).where(eq(bookings.showId, showId));
    expect(row).toMatchObject({
      soldBy: staff.id,
      payment: 'box_office',
      name: 'Rui Costa',
      email: '',
    });
    const [entry] = await handle.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `booking:${row?.reference}`));
    expect(entry).toMatchObject({
      action: 'booking.sold',
      staffId: staff.id,
      after: {
        payment: 'box_office',
        total: 4_000,
        seats: ['Stalls, Row A, 1', 'Stalls, Row A, 2'],
      },
    });
    const ids = (await liveTickets(handle, showId, row?.reference ?? '')).map(({ id }) => id);
    await cancelTickets(staff, { showId, reference: row?.reference ?? '', tickets: ids });
    expect(await readShowState(handle, showId)).toEqual({ seats: 'aaa', sold: [], held: 0 });
  });

  it('costs nothing when it is complimentary', async () => {
    const showId = await makeShow(handle, 1);
    expect(await sell(showId, sale([0], 'complimentary'))).toMatchObject({
      ok: true,
      booking: { total: 0, seats: [{ price: 0 }] },
    });
  });

  it.each<[string, ShowChanges, string]>([
    ['before the sale opens', { salesStart: inHours(1) }, 'booked'],
    ['after it closed', { salesEnd: inHours(-0.5) }, 'booked'],
    ['while the show runs', { startsAt: inHours(-1), endsAt: inHours(1) }, 'booked'],
    ['after the show', { startsAt: inHours(-2), endsAt: inHours(-1) }, 'not_on_sale'],
    ['while it is paused', { status: 'paused' }, 'not_on_sale'],
    ['of a cancelled show', { status: 'cancelled' }, 'not_on_sale'],
    ['of a draft', { status: 'draft' }, 'unknown_show'],
  ])('%s: %j → %s', async (_, changes, expected) => {
    const showId = await makeShow(handle, 1, changes);
    const outcome = await sell(showId);
    expect(outcome?.ok ? 'booked' : outcome?.reason).toBe(expected);
  });

  it('ignores the limits per buyer and refuses blocked and sold seats', async () => {
    const showId = await makeShow(handle, 8, { maxSeatsPerBooking: 2, maxSeatsPerBuyer: 2 });
    expect(await sell(showId, sale([0, 1, 2]))).toMatchObject({ ok: true });
    await blockSeats(handle, showId, [3]);
    expect(await sell(showId, sale([2, 3, 4]))).toEqual({
      ok: false,
      reason: 'seats_taken',
      seats: [2, 3],
    });
    // Each guest without an address counts as a separate buyer, so that such sales do not wait for each other.
    await sell(showId, sale([7]));
    const rows = await handle.db.select().from(bookings).where(eq(bookings.showId, showId));
    expect(new Set(rows.map(({ buyer }) => buyer)).size).toBe(2);
    // The limit on the website also counts seats that the box office sold to the same address.
    const email = 'rui@example.com';
    await sell(showId, sale([4], 'box_office', crypto.randomUUID(), email));
    const web = await createBookings(showId, [makeRequest([5, 6], { email })]);
    expect(web[0]).toMatchObject({ ok: false, reason: 'buyer_limit' });
  });

  it('books once however often it is sent, and again with another payment', async () => {
    const showId = await makeShow(handle, 2);
    const key = crypto.randomUUID();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => sell(showId, sale([0], 'box_office', key))),
    );
    expect(new Set(outcomes.map((each) => each?.ok && each.booking.reference)).size).toBe(1);
    expect(await sell(showId, sale([0], 'complimentary', key))).toMatchObject({
      reason: 'key_reused',
    });
  });

  it('races with the website for one seat, and one of them gets it', async () => {
    const showId = await makeShow(handle, 1);
    const requests = Array.from({ length: 20 }, (_, n) => (n % 2 ? makeRequest([0]) : sale([0])));
    const outcomes = await Promise.all(
      requests.map(async (request) => (await createBookings(showId, [request]))[0]),
    );
    const all = outcomes.flatMap((each) => (each ? [each] : []));
    expect(countOutcomes(all)).toEqual({ booked: 1, seats_taken: 19 });
  });
});
