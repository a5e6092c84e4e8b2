import { beforeAll, expect, test } from 'vitest';
import { readTableQuery } from '@/lib/office/forms/table-query';
import { makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { replicaCaughtUp } from '@/tests/support/services/test-services';
import { listStaffShows, SHOW_SORTS } from './list-staff-shows';

const DAY = 86_400_000;
const database = await ownDatabase();
const { handle } = database;

beforeAll(async () => {
  const at = (days: number) => ({
    startsAt: new Date(Date.now() + days * DAY),
    endsAt: new Date(Date.now() + days * DAY + 1_000),
  });
  await makeShow(handle, 2, { title: 'Beta', status: 'draft', ...at(3) });
  await makeShow(handle, 2, { title: 'alpha', status: 'paused', ...at(2) });
  await makeShow(handle, 2, { title: 'Gamma 100%', status: 'cancelled', ...at(1) });
  await makeShow(handle, 2, { title: 'Old', ...at(-1) });
  for (let n = 0; n < 50; n++) await makeShow(handle, 1, { title: `Many ${n}`, ...at(10 + n) });
  await replicaCaughtUp(database);
});

async function titles(params: Record<string, string>) {
  const query = readTableQuery(params, SHOW_SORTS);
  const { status = '', venue = '', past = '' } = params;
  const page = await listStaffShows({ ...query, status, venue, past: past === 'yes' });
  return { titles: page.shows.map(({ title }) => title), hasMore: page.hasMore };
}

test('lists drafts and cancelled shows, the next show first, and past shows on request', async () => {
  const first = await titles({});
  expect(first.titles.slice(0, 4)).toEqual(['Gamma 100%', 'alpha', 'Beta', 'Many 0']);
  expect(first).toMatchObject({ hasMore: true });
  expect(first.titles).toHaveLength(50);
  expect(await titles({ page: '2' })).toMatchObject({
    titles: ['Many 47', 'Many 48', 'Many 49'],
    hasMore: false,
  });
  expect((await titles({ past: 'yes' })).titles[0]).toBe('Old');
});

test('searches, filters and sorts; wildcards match themselves', async () => {
  expect((await titles({ sort: 'title' })).titles.slice(0, 2)).toEqual(['alpha', 'Beta']);
  expect((await titles({ sort: 'title', dir: 'down' })).titles[0]).toBe('Many 9');
  expect((await titles({ status: 'draft' })).titles).toEqual(['Beta']);
  expect((await titles({ status: 'nonsense' })).titles).toHaveLength(50);
  expect((await titles({ q: '100% gamma' })).titles).toEqual(['Gamma 100%']);
  expect((await titles({ q: '%' })).titles).toEqual(['Gamma 100%']);
  expect((await titles({ q: "'; drop table shows;--" })).titles).toEqual([]);
  expect((await titles({ venue: 'nowhere' })).titles).toEqual([]);
});
