import { setTimeout } from 'node:timers/promises';
import { eq, inArray, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { auditLog, prices, seatingPlans, seats, shows } from '@/db/schema';
import { makeShow } from '@/tests/support/data/make-show';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { createShows } from './create-shows';
import { findRun } from './find-run';
import { removeDraft } from './remove-draft';
import { savePrices } from './save-prices';
import { type NewShowsInput, newShowsSchema } from './show-form-schemas';

const { handle } = await ownDatabase({ max: 5 });
let source: string;
let typed: Record<string, string | string[]>;

beforeAll(async () => {
  source = await makeShow(handle, 40);
  const [show] = await handle.db.select().from(shows).where(eq(shows.id, source));
  typed = {
    title: '  The   Run ',
    tagline: '',
    genre: 'Theatre',
    description: 'One.\r\n\r\nTwo.',
    venue: 'hall',
    plan: show?.planHash ?? '',
    startsAt: '2030-03-30T19:30',
    minutes: '120',
    salesStart: '2029-12-01T10:00',
    closesBefore: '30',
    currency: 'eur',
    maxSeatsPerBooking: '8',
    maxSeatsPerBuyer: '16',
  };
});

const read = (changes: typeof typed = {}): NewShowsInput =>
  newShowsSchema.parse({ ...typed, ...changes });

async function create(changes: typeof typed = {}) {
  return createShows(await makeStaff(handle, 'manager'), read(changes));
}

const countShows = () => handle.db.$count(shows);

test('creates a draft with seats for each date, in the venue’s local time', async () => {
  const startsAt = ['2030-03-31T19:30', '2030-03-30T19:30', '2030-04-01T19:30'];
  const made = await create({ startsAt, from: source });
  if (!made.ok) throw new Error(JSON.stringify(made.messages));
  const rows = await handle.db
    .select()
    .from(shows)
    .where(inArray(shows.id, made.ids))
    .orderBy(shows.startsAt);
  // Lisbon changes to summer time on 31 March 2030, so 19:30 is an hour earlier in UTC from then on.
  expect(rows.map((row) => row.startsAt.toISOString())).toEqual([
    '2030-03-30T19:30:00.000Z',
    '2030-03-31T18:30:00.000Z',
    '2030-04-01T18:30:00.000Z',
  ]);
  expect(rows.map(({ id }) => id)).toEqual(made.ids);
  for (const row of rows) {
    expect(row).toMatchObject({
      status: 'draft',
      title: 'The Run',
      slug: 'the-run',
      description: 'One.\n\nTwo.',
      currency: 'EUR',
    });
    expect(+row.startsAt - +row.salesEnd).toBe(30 * 60_000);
    expect(+row.endsAt - +row.startsAt).toBe(120 * 60_000);
    expect(await handle.db.$count(seats, eq(seats.showId, row.id))).toBe(40);
    expect(await handle.db.$count(prices, eq(prices.showId, row.id))).toBe(2);
    expect(await handle.db.$count(auditLog, eq(auditLog.showId, row.id))).toBe(1);
  }
  const seatNames = ({ id }: { id: string }) =>
    handle.db
      .select({ section: seats.section, row: seats.row, number: seats.number, at: seats.seatNo })
      .from(seats)
      .where(eq(seats.showId, id))
      .orderBy(seats.seatNo);
  expect(await seatNames(rows[2] as { id: string })).toEqual(
    await seatNames(rows[0] as { id: string }),
  );
});

test.each([
  // The clock goes from 01:00 to 02:00 that night.
  ['an hour that does not exist', ['2030-03-30T19:30', '2030-03-31T01:30'], /does not exist/],
  ['a past date', ['2030-03-30T19:30', '2020-03-30T19:30'], /open booking earlier|past/],
  ['the same date twice', ['2030-03-30T19:30', '2030-03-30T19:30'], /same/],
])('creates nothing with %s among the dates', async (_, startsAt, message) => {
  const before = [await countShows(), await handle.db.$count(seats)];
  const made = await create({ startsAt });
  expect(made).toMatchObject({ ok: false, reason: 'invalid' });
  if (!made.ok) expect(Object.values(made.messages).join()).toMatch(message);
  expect([await countShows(), await handle.db.$count(seats)]).toEqual(before);
});

test('stores no date of a run when the last one fails', async () => {
  await handle.sql.unsafe(`
    create function refuse_third() returns trigger language plpgsql as $$
    begin
      if (select count(*) from shows where title = 'Unlucky') = 3 then raise exception 'third'; end if;
      return new;
    end $$;
    create trigger refuse_third after insert on shows for each row execute function refuse_third()`);
  const startsAt = ['2030-05-01T19:30', '2030-05-02T19:30', '2030-05-03T19:30'];
  await expect(create({ title: 'Unlucky', startsAt })).rejects.toThrow('third');
  expect(await handle.db.$count(shows, eq(shows.title, 'Unlucky'))).toBe(0);
  await handle.sql.unsafe('drop trigger refuse_third on shows');
});

test('saves prices for all drafts of a run, and deletes one draft', async () => {
  const staff = await makeStaff(handle, 'manager');
  const startsAt = ['2030-07-01T19:30', '2030-07-02T19:30', '2030-07-03T19:30'];
  const made = await create({ title: 'Season', startsAt });
  if (!made.ok) throw new Error(JSON.stringify(made.messages));
  const [first = '', ...others] = made.ids;
  expect(await findRun(first)).toEqual([...others].sort());
  const cell = (category: string, typed: string) => ({
    category,
    type: 'standard',
    field: category,
    typed,
  });
  const cells = [cell('Stalls', '12'), cell('Nowhere', '5')];
  const input = { show: first, version: 1, cells, withRun: true };
  expect(await savePrices(staff, input)).toEqual({ ok: true });
  const stored = await handle.db.select().from(prices).where(inArray(prices.showId, made.ids));
  expect(stored.map(({ showId }) => showId).sort()).toEqual([...made.ids].sort());
  expect(stored.every(({ category, amount }) => category === 'Stalls' && amount === 1_200)).toBe(
    true,
  );
  expect(await removeDraft(staff, first)).toBe(true);
  expect(await removeDraft(staff, first)).toBe(false);
  expect(await removeDraft(staff, source)).toBe(false);
  expect(await handle.db.$count(seats, eq(seats.showId, first))).toBe(0);
  expect(await handle.db.$count(seats, eq(seats.showId, source))).toBe(40);
  expect(await handle.db.$count(shows, eq(shows.title, 'Season'))).toBe(2);
});

test('does not change prices of a date that is being put on sale', async () => {
  const staff = await makeStaff(handle, 'manager');
  const made = await create({ title: 'Race', startsAt: ['2030-05-01T19:30', '2030-05-02T19:30'] });
  if (!made.ok) throw new Error(JSON.stringify(made.messages));
  const [first = '', second = ''] = made.ids;
  let saving: ReturnType<typeof savePrices> | undefined;
  await handle.sql.begin(async (tx) => {
    await tx`update shows set status = 'on_sale' where id = ${second}`;
    const asked = { show: first, version: 1, cells: [], withRun: true };
    saving = savePrices(staff, asked);
    await setTimeout(300);
  });
  expect(await saving).toEqual({ ok: true });
  const [other] = await handle.db.select().from(shows).where(eq(shows.id, second));
  expect(other).toMatchObject({ status: 'on_sale', version: 1 });
});

test('gives a message for each wrong field', () => {
  const wrong = newShowsSchema.safeParse({
    ...typed,
    title: ' ',
    minutes: '2h',
    currency: 'EURO',
    startsAt: ['tomorrow'],
    description: `x\0`,
  });
  const fields = wrong.error?.issues.map(({ path }) => String(path[0]));
  expect(new Set(fields)).toEqual(
    new Set(['title', 'minutes', 'currency', 'startsAt', 'description']),
  );
  const odd = newShowsSchema.safeParse({
    ...typed,
    venue: 'hall\0',
    from: '\0',
    startsAt: '9999-12-31T23:59',
    salesStart: '0001-01-01T00:00',
  });
  expect(new Set(odd.error?.issues.map(({ path }) => path[0]))).toEqual(
    new Set(['venue', 'from', 'startsAt', 'salesStart']),
  );
  const limits = newShowsSchema.safeParse({ ...typed, maxSeatsPerBuyer: '4' });
  expect(limits.error?.issues[0]?.path).toEqual(['maxSeatsPerBuyer']);
});

test('creates five shows with 40,000 seats each in one call', async () => {
  const id = await makeShow(handle, 1);
  const [plan] = await handle.db
    .select()
    .from(seatingPlans)
    .innerJoin(shows, eq(shows.planHash, seatingPlans.hash))
    .where(eq(shows.id, id));
  const layout = JSON.parse(plan?.seating_plans.layout ?? '');
  const all = Array.from({ length: 40_000 }, (_, n) => n);
  layout.seats.category = all.map(() => 0);
  layout.seats.number = all.map((n) => String(n + 1));
  layout.rows[0].count = 40_000;
  const hash = 'f'.repeat(64);
  await handle.db.insert(seatingPlans).values({
    hash,
    name: 'Stadium',
    seats: 40_000,
    source: {},
    layout: JSON.stringify(layout),
  });
  const startsAt = [1, 2, 3, 4, 5].map((day) => `2030-06-0${day}T19:30`);
  const made = await create({ plan: hash, startsAt });
  if (!made.ok) throw new Error(JSON.stringify(made.messages));
  const [sum] = await handle.db.execute<{ n: number }>(
    sql`select count(*)::int as n from seats where show_id in ${made.ids}`,
  );
  expect(sum?.n).toBe(200_000);
});
