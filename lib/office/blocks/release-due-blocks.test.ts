import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { auditLog, blocks } from '@/db/schema';
import { blockSeats } from '@/tests/support/data/block-seats';
import { readShowState } from '@/tests/support/data/make-booking';
import { makeShow } from '@/tests/support/data/make-show';
import { deferred } from '@/tests/support/deferred';
import { ownDatabase } from '@/tests/support/own-database';
import { releaseDueBlocks } from './release-due-blocks';

const { handle } = await ownDatabase({ max: 8 });

async function makeDue(showId: string, seats: number[], ago = '1 second'): Promise<string> {
  const block = await blockSeats(handle, showId, seats);
  await handle.db
    .update(blocks)
    .set({ releaseAt: sql`now() - ${ago}::interval` })
    .where(eq(blocks.id, block));
  return block;
}

const releasesOf = (block: string) =>
  handle.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `block:${block}`));
const lettersOf = async (showId: string) => (await readShowState(handle, showId)).seats;

it('releases only the blocks that are due by the database’s clock', async () => {
  const showId = await makeShow(handle, 4);
  const due = await makeDue(showId, [0]);
  await makeDue(showId, [1], '-1 hour');
  await blockSeats(handle, showId, [2]);
  expect(await releaseDueBlocks()).toBe(1);
  expect(await lettersOf(showId)).toBe('axxa');
  expect(await releasesOf(due)).toMatchObject([
    { action: 'block.released', staffEmail: 'rowlock (automatic)', staffId: null },
  ]);
  expect(await releaseDueBlocks()).toBe(0);
});

it('releases each block once when several processes try at the same time', async () => {
  for (let round = 0; round < 5; round++) {
    const showId = await makeShow(handle, 8);
    const all: string[] = [];
    for (let seat = 0; seat < 8; seat++) all.push(await makeDue(showId, [seat]));
    const tries = Array.from({ length: 4 }, () => releaseDueBlocks());
    const released = await Promise.all(tries);
    expect(released.reduce((sum, count) => sum + count, 0)).toBe(8);
    for (const block of all) expect(await releasesOf(block)).toHaveLength(1);
    expect(await lettersOf(showId)).toBe('aaaaaaaa');
  }
});

it('does not wait for a block that a person is changing', async () => {
  const showId = await makeShow(handle, 2);
  const busy = await makeDue(showId, [0], '2 seconds');
  await makeDue(showId, [1]);
  const locked = deferred();
  const over = deferred();
  const change = handle.db.transaction(async (tx) => {
    await tx.select().from(blocks).where(eq(blocks.id, busy)).for('update');
    locked.resolve();
    await over.promise;
  });
  await locked.promise;
  // Without SKIP LOCKED it would wait here until the lock timeout.
  expect(await releaseDueBlocks()).toBe(1);
  expect(await lettersOf(showId)).toBe('xa');
  over.resolve();
  await change;
  expect(await releaseDueBlocks()).toBe(1);
});

it('continues after a failed release, and tries it again on the next call', async () => {
  const showId = await makeShow(handle, 2);
  const broken = await makeDue(showId, [0], '2 seconds');
  await makeDue(showId, [1]);
  // A constraint that only this seat violates makes its release fail.
  await handle.sql.unsafe(`alter table seats add constraint seats_trial
    check (not (show_id = '${showId}' and seat_no = 0 and status = 'available')) not valid`);
  await expect(releaseDueBlocks()).rejects.toThrow(AggregateError);
  expect(await lettersOf(showId)).toBe('xa');
  expect(await releasesOf(broken)).toEqual([]);
  await handle.sql.unsafe('alter table seats drop constraint seats_trial');
  expect(await releaseDueBlocks()).toBe(1);
  expect(await lettersOf(showId)).toBe('aa');
});

it('reads one index when nothing is due, with any number of blocks', async () => {
  const showId = await makeShow(handle, 1);
  await handle.sql`
    insert into blocks (show_id, id, name, reason, release_at, released_at)
    select ${showId}, gen_random_uuid(), 'Old', 'Over', now() - interval '1 day', now()
    from generate_series(1, 20000)`;
  await handle.sql`
    insert into blocks (show_id, id, name, reason, release_at)
    select ${showId}, gen_random_uuid(), 'Later', 'To come', now() + interval '1 day'
    from generate_series(1, 20000)`;
  const rows = await handle.sql.begin(async (tx) => {
    const explain = () => tx<{ 'QUERY PLAN': string }[]>`
      explain (analyze, buffers) select show_id, id from blocks
      where released_at is null and release_at <= now() order by release_at`;
    // The first run also reads the catalog and marks dead entries of the index.
    await explain();
    return explain();
  });
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('blocks_to_release');
  const pages = Number(/shared hit=(\d+)/.exec(plan)?.[1] ?? 0);
  expect(pages).toBeLessThan(10);
});
