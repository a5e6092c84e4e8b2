import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, type Handle } from '@/db/client';
import { shows } from '@/db/schema';
import { withRedis } from '@/lib/redis';
import { replicaCaughtUp, type TestDatabase, testDatabase } from '@/tests/support/services';
import { makeShow } from '@/tests/support/show';
import { readSeatStates } from './seat-states';
import { cachedShowDetails, cachedShowList } from './show-answers';
import { showChanged } from './show-changed';
import { makeTagMarks } from './tag-marks';
import { LIST_TAG, showTag } from './tags';

let database: TestDatabase;
let handle: Handle;
beforeAll(async () => {
  database = await testDatabase();
  Object.assign(process.env, database.env);
  handle = connect(database.url, { max: 5 });
});
// On a busy machine the first connection may outlast its patience.
beforeEach(() =>
  expect.poll(() => withRedis((redis) => redis.ping()), { timeout: 10_000 }).toBe('PONG'),
);
afterAll(async () => {
  await handle.end();
  await database.drop();
});

test('a change of a show is seen in the list, in its details, by its pages and by its seats', async () => {
  const showId = await makeShow(handle, 3);
  await replicaCaughtUp(database);
  const titles = async () => [
    (await cachedShowList()).find(({ id }) => id === showId)?.title,
    (await cachedShowDetails(`a-show-${showId}`))?.title,
  ];
  expect(await titles()).toEqual(['A Show', 'A Show']);
  await readSeatStates(showId);
  const elsewhere = makeTagMarks();
  const { position } = await elsewhere.standing([showTag(showId), LIST_TAG]);

  await handle.db.update(shows).set({ title: 'Another' }).where(eq(shows.id, showId));
  expect(await titles()).toEqual(['A Show', 'A Show']);

  await showChanged(showId);
  expect(await titles()).toEqual(['Another', 'Another']);
  await new Promise((resolve) => setTimeout(resolve, 110));
  for (const tag of [showTag(showId), LIST_TAG]) {
    const { expired } = await elsewhere.standing([tag]);
    expect(expired, tag).toBeGreaterThan(position);
  }
});
