import { afterAll, expect, it } from 'vitest';
import { connect } from '@/db/connect';
import { withRequestId } from '@/lib/request-id';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { waitForLockWaits } from '@/tests/support/database/wait-for-lock-waits';
import { ownDatabase } from '@/tests/support/own-database';
import { createBookings } from './create-bookings';

const { handle, url } = await ownDatabase({ max: 1 });
const staff = connect(url, { max: 2 });

afterAll(() => staff.end());

const ID = '0f3a5c7e9b1d2f4a6c8e0b2d4f6a8c0e';

it('shows a waiting booking’s request id in the database, and removes it afterwards', async () => {
  const showId = await makeShow(staff, 1);
  const booked = await staff.sql.begin(async (tx) => {
    await tx`select from shows where id = ${showId} for update`;
    const booking = withRequestId(ID, () => createBookings(showId, [makeRequest([0])]));
    expect(await waitForLockWaits(staff)).toEqual([`rowlock ${ID}`]);
    return { booking };
  });
  expect(await booked.booking).toMatchObject([{ ok: true }]);
  const [after] = await handle.sql`select current_setting('application_name') as name`;
  expect(after?.name).toBe('rowlock');
});
