import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { primary, providePrimary } from '@/db/client';
import { connect } from '@/db/connect';
import { bookings } from '@/db/schema';
import { makeShow } from '@/tests/support/data/make-show';
import { type FaultyProxy, startProxy } from '@/tests/support/faults/faulty-proxy';
import { ownDatabase } from '@/tests/support/own-database';
import { bookFromForm, tooBusy } from './book-from-form';

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
  const first = await bookFromForm(showId, form, new Headers());
  expect(first).toMatchObject({
    state: {
      status: 'unknown',
      key: form.get('key'),
      values: { seats: [{ seat: 1 }], name: 'Ana' },
    },
  });
  expect(await bookFromForm(showId, form, new Headers())).toHaveProperty('booking');
  expect(await stored(showId)).toEqual([{ key: form.get('key') }]);
});

it('does not deny an earlier press when a later press finds the server busy', async () => {
  const showId = await makeShow(direct, 3);
  const form = formFor(2);
  proxy.dropCommit('answer');
  await bookFromForm(showId, form, new Headers());
  proxy.setMode('hang up');
  proxy.cut();
  const undecided = { status: 'unknown', key: form.get('key'), taken: [] };
  const away = await bookFromForm(showId, form, new Headers());
  expect(away).toMatchObject({ state: undecided });
  expect(JSON.stringify(away)).not.toContain('othing was booked');
  expect(tooBusy(form)).toMatchObject(undecided);
  proxy.setMode('forwarding');
  await expect
    .poll(async () => 'booking' in (await bookFromForm(showId, form, new Headers())), {
      timeout: 20_000,
    })
    .toBe(true);
  expect(await stored(showId)).toHaveLength(1);
});

it('returns a new key after a refusal, with the seats still free and the nearest seats', async () => {
  const showId = await makeShow(direct, 3);
  await bookFromForm(showId, formFor(0), new Headers());
  const form = formFor(0);
  form.append('seat', '1');
  const { state } = (await bookFromForm(showId, form, new Headers())) as { state: { key: string } };
  expect(state).toMatchObject({ status: 'refused', taken: [0], values: { seats: [{ seat: 1 }] } });
  expect(state.key).not.toBe(form.get('key'));
});
