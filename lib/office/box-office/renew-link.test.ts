import { beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '@/lib/office/staff/staff';
import { findBooking } from '@/lib/visitors/bookings/find-booking';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { liveTickets, makeBooking } from '@/tests/support/data/make-booking';
import { makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { renewLink } from './renew-link';

const { handle } = await ownDatabase({ max: 20 });
let staff: Staff;

beforeAll(async () => {
  staff = await makeStaff(handle, 'box_office');
});

describe('renewLink', () => {
  it('makes the old link invalid, and renews ticket codes only with codes', async () => {
    const showId = await makeShow(handle, 2);
    const { reference, token } = await makeBooking(handle, showId, [0, 1]);
    const codes = () =>
      liveTickets(handle, showId, reference).then((all) => all.map(({ code }) => code));
    const before = await codes();
    const link = await renewLink(staff, { showId, reference, codes: false });
    expect(await findBooking(bookingToken(showId, token))).toBeNull();
    expect((await findBooking(link ?? ''))?.reference).toBe(reference);
    expect(await codes()).toEqual(before);
    await renewLink(staff, { showId, reference, codes: true });
    const after = await codes();
    expect(new Set([...before, ...after]).size).toBe(4);
    expect(await renewLink(staff, { showId, reference: 'XXXX-XXXX', codes: true })).toBeNull();
  });
});
