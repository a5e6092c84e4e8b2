import { beforeAll, beforeEach, expect, test } from 'vitest';
import { book } from './support/book';
import { get, seatStates } from './support/read';
import { openShow, restoreCluster, type TestCluster, testCluster } from './support/test-cluster';
import { watch } from './support/watch';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
beforeEach(() => restoreCluster(cluster));

// Lists and details may be 30 s old and come from a standby that lags a little, so the test polls that long.
const WITHIN_A_LIST = { timeout: 75_000, interval: 1_000 };

test('a show that is sold out on one instance is sold out on the other: seats, stream, details, page, lists', async () => {
  const { a, b } = cluster;
  const title = `Two Chairs ${Date.now()}`;
  const { id, slug } = await openShow(cluster, 4, { title });
  expect(await book(a.origin, slug, [2, 3])).toMatchObject({ reported: 'booked' });
  const stream = await watch(b.origin, slug);
  expect(await get(b.origin, `/shows/${slug}`)).toContain('schema.org/InStock');
  expect(await detail(b.origin, slug)).not.toBe('none');
  expect(await get(b.origin, '/')).toContain(title);
  expect(await seatStates(b.origin, slug)).toBe('aabb');

  expect(await book(a.origin, slug, [0, 1])).toMatchObject({ reported: 'booked' });

  // Once acknowledged, a booking shows on every instance at the next read.
  expect(await seatStates(b.origin, slug)).toBe('bbbb');
  await expect.poll(() => stream.states()).toBe('bbbb');
  await expect.poll(() => get(b.origin, `/shows/${slug}`)).toContain('schema.org/SoldOut');
  await expect.poll(() => detail(b.origin, slug), WITHIN_A_LIST).toBe('none');
  await expect.poll(() => listed(b.origin, id), WITHIN_A_LIST).toBe('none');
  stream.close();
});

test('an instance that was down during a booking shows it after its restart', async () => {
  const { a, b } = cluster;
  const { slug } = await openShow(cluster, 2);
  await get(b.origin, `/shows/${slug}`);
  await get(b.origin, '/');
  expect(await seatStates(b.origin, slug)).toBe('aa');

  await b.kill();
  expect(await book(a.origin, slug, [0, 1])).toMatchObject({ reported: 'booked' });
  await b.start();

  expect(await seatStates(b.origin, slug)).toBe('bb');
  await expect.poll(() => detail(b.origin, slug), WITHIN_A_LIST).toBe('none');
  await expect.poll(() => get(b.origin, `/shows/${slug}`)).toContain('schema.org/SoldOut');
});

async function detail(origin: string, slug: string): Promise<string> {
  return (JSON.parse(await get(origin, `/api/shows/${slug}`)) as { availability: string })
    .availability;
}

async function listed(origin: string, id: string): Promise<string | undefined> {
  const { shows } = JSON.parse(await get(origin, '/api/shows')) as {
    shows: { id: string; availability: string }[];
  };
  return shows.find((show) => show.id === id)?.availability;
}
