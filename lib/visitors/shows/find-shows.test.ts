import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connect } from '@/db/connect';
import { prices, seats, shows, venues } from '@/db/schema';
import { makeShow, type ShowChanges } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { replicaCaughtUp } from '@/tests/support/services/test-services';
import { findShow } from './find-show';
import { listShows } from './list-shows';
import { searchQuerySchema } from './search-query';
import { searchShows } from './search-shows';
import { showSchema, showSummarySchema } from './show';

const HOUR = 3_600_000;
const database = await ownDatabase();
const { handle } = database;

/** The titles of listed shows in their order, once the replica has them. */
async function put(all: ShowChanges[]): Promise<string[]> {
  const ids: string[] = [];
  for (const changes of all) ids.push(await makeShow(handle, 4, changes));
  await replicaCaughtUp(database);
  return ids;
}

async function search(query: Record<string, string>): Promise<string[]> {
  const found = await searchShows(searchQuerySchema.parse(query));
  return found.map(({ title }) => title);
}

test('lists published shows that are not over, next one first', async () => {
  const now = Date.now();
  const from = (hours: number): ShowChanges => ({
    startsAt: new Date(now + hours * HOUR),
    endsAt: new Date(now + (hours + 2) * HOUR),
  });
  const [later, draft, running, over, cancelled] = await put([
    { title: 'Later', ...from(30) },
    { title: 'Draft', ...from(20), status: 'draft' },
    { title: 'Running', ...from(-1) },
    { title: 'Over', ...from(-3) },
    { title: 'Cancelled', ...from(10), status: 'cancelled' },
  ]);
  const list = await listShows();
  expect(list.map(({ id }) => id)).toEqual([running, cancelled, later]);
  for (const show of list) expect(() => showSummarySchema.strict().parse(show)).not.toThrow();
  expect(await search({ q: 'draft' })).toEqual([]);
  expect(await search({ q: 'over' })).toEqual([]);
  expect(await findShow(`a-show-${draft}`)).toEqual({ ok: false, reason: 'unknown' });
  expect(await findShow(`a-show-${over}`)).toMatchObject({ ok: true });
});

test('tells whether a show has a waiting room, but not how many are admitted', async () => {
  const [plain = '', crowded = ''] = await put([{}, { admitAtOnce: 7 }]);
  await replicaCaughtUp(database);
  expect(await findShow(`a-show-${plain}`)).toMatchObject({ show: { waitingRoom: false } });
  const found = await findShow(`a-show-${crowded}`);
  expect(found).toMatchObject({ show: { waitingRoom: true } });
  expect(found).not.toHaveProperty('show.admitAtOnce');
});

test('finds a show with its prices, limits and availability', async () => {
  const [id = ''] = await put([{ title: 'Whole', maxSeatsPerBooking: 3, maxSeatsPerBuyer: 5 }]);
  await handle.db.update(seats).set({ status: 'booked' }).where(eq(seats.showId, id));
  await handle.db
    .insert(prices)
    .values({ showId: id, category: 'Box', type: 'standard', amount: 1_500, position: 0 });
  await replicaCaughtUp(database);
  const found = await findShow(`a-show-${id}`);
  if (!found.ok) throw new Error(found.reason);
  expect(() => showSchema.strict().parse(found.show)).not.toThrow();
  expect(found.show).toMatchObject({
    availability: 'none',
    // The lowest standard price; the child price is lower.
    priceFrom: 1_500,
    seats: 4,
    maxSeatsPerBooking: 3,
    maxSeatsPerBuyer: 5,
  });
  expect(found.show.prices.map(({ category, type }) => `${category} ${type}`)).toEqual([
    'Box standard',
    'Stalls standard',
    'Stalls child',
  ]);
});

test('reports an address with another title as moved, and one without a show as unknown', async () => {
  const [id = ''] = await put([{ title: 'Renamed', slug: 'new-words' }]);
  const slug = `new-words-${id}`;
  expect(await findShow(slug)).toMatchObject({ ok: true, show: { slug } });
  for (const address of [`old-words-${id}`, id]) {
    expect(await findShow(address)).toEqual({ ok: false, reason: 'moved', slug });
  }
  for (const address of ['new-words-zzzzzz', 'NEW', '', "x' or 1=1--"]) {
    expect(await findShow(address)).toEqual({ ok: false, reason: 'unknown' });
  }
});

test('searches every word in all texts, in any case, and takes wildcards literally', async () => {
  await put([
    { title: '100% Cotton_Club', tagline: 'A revue', description: 'Back\\slash and ballads.' },
    { title: 'Cotton Fields', tagline: 'Songs', genre: 'Concert' },
  ]);
  expect((await search({ q: 'cotton' })).sort()).toEqual(['100% Cotton_Club', 'Cotton Fields']);
  expect(await search({ q: 'REVUE cotton hall' })).toEqual(['100% Cotton_Club']);
  expect(await search({ q: 'revue songs' })).toEqual([]);
  expect(await search({ q: '%' })).toEqual(['100% Cotton_Club']);
  expect(await search({ q: '_' })).toEqual(['100% Cotton_Club']);
  expect(await search({ q: '\\' })).toEqual(['100% Cotton_Club']);
  expect(await search({ q: 'c%n' })).toEqual([]);
  expect(await search({ q: "'; drop table shows;--" })).toEqual([]);
});

test('takes a day from midnight to midnight in the venue’s time zone', async () => {
  const zones = {
    kolkata: 'Asia/Kolkata',
    'new-york': 'America/New_York',
    lisbon: 'Europe/Lisbon',
  };
  await handle.db.insert(venues).values(
    Object.entries(zones).map(([id, timeZone]) => ({
      id,
      name: id,
      address: '1 Road',
      city: id,
      timeZone,
    })),
  );
  const starting = (title: string, venueId: string, start: string): ShowChanges => ({
    title,
    venueId,
    startsAt: new Date(start),
    endsAt: new Date(Date.parse(start) + HOUR),
  });
  await put([
    // 00:00 and 23:59:59 of 15 January 2030 on each clock.
    starting('Kolkata first', 'kolkata', '2030-01-14T18:30:00Z'),
    starting('Kolkata last', 'kolkata', '2030-01-15T18:29:59Z'),
    starting('Kolkata next', 'kolkata', '2030-01-15T18:30:00Z'),
    starting('New York first', 'new-york', '2030-01-15T05:00:00Z'),
    starting('New York before', 'new-york', '2030-01-15T04:59:59Z'),
    starting('New York last', 'new-york', '2030-01-16T04:59:59Z'),
    // In summer Lisbon is an hour ahead of UTC.
    starting('Lisbon first', 'lisbon', '2030-07-14T23:00:00Z'),
    starting('Lisbon before', 'lisbon', '2030-07-14T22:59:59Z'),
  ]);
  const day = async (date: string) => (await search({ date })).sort();
  expect(await day('2030-01-15')).toEqual([
    'Kolkata first',
    'Kolkata last',
    'New York first',
    'New York last',
  ]);
  expect(await day('2030-07-15')).toEqual(['Lisbon first']);
  expect(await search({ date: '2030-01-15', venue: 'new-york' })).toEqual([
    'New York first',
    'New York last',
  ]);
  expect(await search({ venue: 'nowhere' })).toEqual([]);
  expect(await search({ date: '0001-01-01' })).toEqual([]);
  expect(await search({ date: '9999-12-31' })).toEqual([]);
});

test('does not depend on the time zone of the database', async () => {
  await handle.sql.unsafe(
    `alter role current_user in database ${database.name} set timezone = 'Pacific/Auckland'`,
  );
  const other = connect(database.url, { max: 1 });
  await other.db.update(shows).set({ tagline: '' }).where(eq(shows.title, 'Lisbon first'));
  await other.end();
  expect(await search({ date: '2030-07-15' })).toEqual(['Lisbon first']);
});
