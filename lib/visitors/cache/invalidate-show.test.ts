import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { shows } from '@/db/schema';
import { withRedis } from '@/lib/redis';
import { makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { replicaCaughtUp } from '@/tests/support/services/test-services';
import { invalidateShow } from './invalidate-show';
import { readSeatStates } from './seat-states';
import { cachedShowDetails, cachedShowList } from './show-answers';
import { makeTagMarks } from './tag-marks';
import { LIST_TAG, showTag } from './tags';

const database = await ownDatabase({ max: 5 });
const { handle } = database;
// On a busy machine the first connection may outlast its patience.
beforeEach(() =>
  expect.poll(() => withRedis((redis) => redis.ping()), { timeout: 10_000 }).toBe('PONG'),
);

test('a change of a show appears in the list, its details, its pages and its seats', async () => {
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

  await invalidateShow(showId);
  expect(await titles()).toEqual(['Another', 'Another']);
  await new Promise((resolve) => setTimeout(resolve, 110));
  for (const tag of [showTag(showId), LIST_TAG]) {
    const { expired } = await elsewhere.standing([tag]);
    expect(expired, tag).toBeGreaterThan(position);
  }
});
