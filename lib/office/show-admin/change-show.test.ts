import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditLog, prices, shows } from '@/db/schema';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { changeShow, toShowValues } from './change-show';
import { savePrices } from './save-prices';
import { changedShowSchema } from './show-form-schemas';

const { handle } = await ownDatabase({ max: 10 });

async function rowOf(id: string) {
  const [row] = await handle.db.select().from(shows).where(eq(shows.id, id));
  if (!row) throw new Error('no show');
  return row;
}

/** The input of a show's form with some fields changed. */
async function formOf(id: string, changes: Record<string, string>) {
  const row = await rowOf(id);
  const values = toShowValues(row, 'Europe/Lisbon');
  const typed = { show: id, version: String(row.version), ...values, genre: 'Theatre' };
  return changedShowSchema.parse({ ...typed, ...changes });
}

test('changes texts and times, makes the slug from the title, and audits only changed fields', async () => {
  const staff = await makeStaff(handle, 'manager');
  const id = await makeShow(handle, 3);
  const form = await formOf(id, { title: 'New Words', startsAt: '2031-07-01T20:15' });
  expect(await changeShow(staff, form)).toEqual({ ok: true, title: 'New Words' });
  const row = await rowOf(id);
  expect(row).toMatchObject({ title: 'New Words', slug: 'new-words', version: 2 });
  expect(row.startsAt.toISOString()).toBe('2031-07-01T19:15:00.000Z');
  expect(+row.endsAt - +row.startsAt).toBe(120 * 60_000);
  const [entry] = await handle.db.select().from(auditLog).where(eq(auditLog.showId, id));
  expect(entry).toMatchObject({ action: 'show.changed', staffEmail: staff.email });
  expect(entry?.before).toMatchObject({ title: 'A Show', slug: 'a-show' });
  expect(entry?.after).toMatchObject({ title: 'New Words', slug: 'new-words' });
  expect(entry?.after).not.toHaveProperty('tagline');
  // Saving without a change stores nothing.
  expect(await changeShow(staff, await formOf(id, {}))).toMatchObject({ ok: true });
  expect((await rowOf(id)).version).toBe(2);
});

test('stores one of twenty edits of the same version, and refuses the others as conflicts', async () => {
  const staff = await makeStaff(handle, 'manager');
  const id = await makeShow(handle, 3);
  const forms = await Promise.all(
    Array.from({ length: 20 }, (_, n) => formOf(id, { tagline: `By editor ${n}` })),
  );
  const answers = await Promise.all(forms.map((form) => changeShow(staff, form)));
  const stored = answers.filter(({ ok }) => ok);
  expect(stored).toHaveLength(1);
  const winner = answers.findIndex(({ ok }) => ok);
  expect(await rowOf(id)).toMatchObject({ tagline: `By editor ${winner}`, version: 2 });
  for (const answer of answers.filter(({ ok }) => !ok)) {
    expect(answer).toMatchObject({ reason: 'conflict', version: 2, by: staff.email });
    expect(answer).toMatchObject({ values: { tagline: `By editor ${winner}` } });
  }
});

test('refuses another currency after tickets were sold', async () => {
  const staff = await makeStaff(handle, 'manager');
  const id = await makeShow(handle, 3);
  expect(await changeShow(staff, await formOf(id, { currency: 'GBP' }))).toMatchObject({
    ok: true,
  });
  await createBookings(id, [makeRequest([0])]);
  expect(await changeShow(staff, await formOf(id, { currency: 'EUR' }))).toMatchObject({
    ok: false,
    messages: { currency: expect.stringContaining('GBP') },
  });
});

test('replaces prices; a sold ticket keeps its price', async () => {
  const staff = await makeStaff(handle, 'manager');
  const id = await makeShow(handle, 3);
  const [before] = await createBookings(id, [makeRequest([0])]);
  const cells = (standard: string, child: string) => [
    { category: 'Stalls', type: 'standard', field: 's', typed: standard },
    { category: 'Stalls', type: 'child', field: 'c', typed: child },
  ];
  const save = async (version: number, standard: string, child: string) =>
    savePrices(staff, { show: id, version, cells: cells(standard, child) });
  expect(await save(1, '35,50', '')).toEqual({ ok: true });
  const rows = await handle.db.select().from(prices).where(eq(prices.showId, id));
  expect(rows).toEqual([
    { showId: id, category: 'Stalls', type: 'standard', amount: 3_550, position: 0 },
  ]);
  const [after] = await createBookings(id, [makeRequest([1])]);
  expect([before, after].map((one) => one?.ok && one.booking.total)).toEqual([2_000, 3_550]);

  expect(await save(1, '1', '1')).toMatchObject({ reason: 'conflict', version: 2 });
  expect(await save(2, '1.000', '')).toMatchObject({
    reason: 'invalid',
    messages: { s: expect.any(String) },
  });
  expect(await save(2, '', '5')).toMatchObject({
    reason: 'invalid',
    messages: { s: expect.stringContaining('standard') },
  });
  expect(await save(2, '', '')).toMatchObject({ reason: 'invalid' });
  expect(await handle.db.select().from(prices).where(eq(prices.showId, id))).toEqual(rows);
});
