import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Handle } from '@/db/client';
import { withRequestId } from '@/lib/request-id';
import { type TestDatabase, testDatabase } from '@/tests/support/services';
import { ask, makeShow } from '@/tests/support/show';
import { createBookings } from './create-bookings';

let database: TestDatabase;
let handle: Handle;
let staff: Handle;

beforeAll(async () => {
  database = await testDatabase();
  Object.assign(process.env, database.env, { TRUSTED_PROXY_HOPS: '1' });
  handle = connect(database.url, { max: 1 });
  staff = connect(database.url, { max: 2 });
});
afterAll(async () => {
  await Promise.all([handle.end(), staff.end()]);
  await database.drop();
});

const ID = '0f3a5c7e9b1d2f4a6c8e0b2d4f6a8c0e';

/** What the server calls the connections that wait for a lock. */
const waiting = async () =>
  (
    await staff.sql<{ name: string }[]>`
      select application_name as name from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
  ).map(({ name }) => name);

it('shows in the database which request a booking that waits belongs to, and forgets it after', async () => {
  const showId = await makeShow(staff, 1);
  const headers = new Headers({ 'x-request-id': ID });
  const booked = await staff.sql.begin(async (tx) => {
    await tx`select from shows where id = ${showId} for update`;
    const booking = withRequestId(headers, () => createBookings(showId, [ask([0])], handle));
    while ((await waiting()).length === 0) await sleep(10);
    expect(await waiting()).toEqual([`rowlock ${ID}`]);
    return { booking };
  });
  expect(await booked.booking).toMatchObject([{ ok: true }]);
  const [after] = await handle.sql`select current_setting('application_name') as name`;
  expect(after?.name).toBe('rowlock');
});
