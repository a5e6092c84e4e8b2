import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Handle } from '@/db/client';
import type { Staff } from '@/lib/office/staff/staff';
import { findBooking } from '@/lib/visitors/bookings/find-booking';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { bookOn, liveTickets } from '@/tests/support/office';
import { type TestDatabase, testDatabase } from '@/tests/support/services';
import { makeShow } from '@/tests/support/show';
import { makeStaff } from '@/tests/support/staff';
import { renewLink } from './renew-link';

let database: TestDatabase;
let handle: Handle;
let staff: Staff;

beforeAll(async () => {
  database = await testDatabase();
  Object.assign(process.env, database.env);
  handle = connect(database.url, { max: 20 });
  staff = await makeStaff(handle, 'box_office');
});
afterAll(async () => {
  await handle.end();
  await database.drop();
});

describe('a new link', () => {
  it('opens the booking, and the old one nothing; codes change when it is asked', async () => {
    const showId = await makeShow(handle, 2);
    const { reference, token } = await bookOn(handle, showId, [0, 1]);
    const codes = () =>
      liveTickets(handle, showId, reference).then((all) => all.map(({ code }) => code));
    const before = await codes();
    const link = await renewLink(staff, { showId, reference, codes: false }, handle);
    expect(await findBooking(bookingToken(showId, token))).toBeNull();
    expect((await findBooking(link ?? ''))?.reference).toBe(reference);
    expect(await codes()).toEqual(before);
    await renewLink(staff, { showId, reference, codes: true }, handle);
    const after = await codes();
    expect(new Set([...before, ...after]).size).toBe(4);
    expect(
      await renewLink(staff, { showId, reference: 'XXXX-XXXX', codes: true }, handle),
    ).toBeNull();
  });
});
