import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { primary, providePrimary } from '@/db/client';
import { connect } from '@/db/connect';
import { bookings } from '@/db/schema';
import { makeShow } from '@/tests/support/data/make-show';
import { type FaultyProxy, startProxy } from '@/tests/support/faults/faulty-proxy';
import { ownDatabase } from '@/tests/support/own-database';
import { failedState, notBookedState, tooManyState } from './form-state';
import { readBookingForm } from './read-booking-form';
import { submitBooking } from './submit-booking';

const database = await ownDatabase();
const direct = database.handle;
let proxy: FaultyProxy;

beforeAll(async () => {
  proxy = await startProxy(database.url);
  process.env.DATABASE_URL = proxy.url;
  providePrimary(connect(proxy.url, { max: 2 }));
});
beforeEach(() => proxy.setMode('forwarding'));
afterAll(async () => {
  await primary().end();
  await proxy.close();
});

/** As `bookSeats` handles a form: the submitted booking, or the state in which the form is shown again. */
async function press(showId: string, form: FormData) {
  const read = readBookingForm(form);
  if (!read.ok) throw new Error('The form is invalid');
  try {
    const submitted = await submitBooking(showId, read.request, null);
    if (submitted.status === 'booked' || submitted.status === 'accepted') return submitted;
    return await notBookedState(showId, submitted, read);
  } catch (error) {
    return failedState(error, form);
  }
}

function formFor(seat: number, key = randomUUID()): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    seat,
    key,
    name: 'Ana',
    email: 'ana@example.com',
  })) {
    form.append(name, String(value));
  }
  return form;
}

const stored = (showId: string) =>
  direct.db
    .select({ key: bookings.idempotencyKey })
    .from(bookings)
    .where(eq(bookings.showId, showId));

it('keeps the key and the typed values when the answer to COMMIT is lost, and books once in the end', async () => {
  const showId = await makeShow(direct, 3);
  const form = formFor(1);
  proxy.dropCommit('answer');
  expect(await press(showId, form)).toMatchObject({
    status: 'unknown',
    key: form.get('key'),
    values: { seats: [{ seat: 1 }], name: 'Ana' },
  });
  expect(await press(showId, form)).toHaveProperty('booking');
  expect(await stored(showId)).toEqual([{ key: form.get('key') }]);
});

it('does not deny an earlier press when a later press finds the server busy', async () => {
  const showId = await makeShow(direct, 3);
  const form = formFor(2);
  proxy.dropCommit('answer');
  await press(showId, form);
  proxy.setMode('hang up');
  proxy.cut();
  const undecided = { status: 'unknown', key: form.get('key'), taken: [] };
  const down = await press(showId, form);
  expect(down).toMatchObject(undecided);
  expect(JSON.stringify(down)).not.toContain('othing was booked');
  expect(tooManyState(form)).toMatchObject(undecided);
  proxy.setMode('forwarding');
  await expect
    .poll(async () => 'booking' in (await press(showId, form)), { timeout: 20_000 })
    .toBe(true);
  expect(await stored(showId)).toHaveLength(1);
});

it('returns a new key after a refusal, with the seats still free and the nearest seats', async () => {
  const showId = await makeShow(direct, 3);
  await press(showId, formFor(0));
  const form = formFor(0);
  form.append('seat', '1');
  const state = await press(showId, form);
  expect(state).toMatchObject({ status: 'refused', taken: [0], values: { seats: [{ seat: 1 }] } });
  expect(state).toHaveProperty('key');
  expect(state).not.toHaveProperty('key', form.get('key'));
});
