import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '@/db/connect';
import { read } from '@/db/transaction';
import { expectConsistentBookings, makeCrowdTables, startCrowd } from '../support/faults/crowd';
import { ownDatabase } from '../support/own-database';

const { handle, url } = await ownDatabase({ max: 10 });
const killer = connect(url, { max: 1 });

beforeAll(() => makeCrowdTables(killer));
afterAll(() => killer.end());

test('connections are killed one by one: every outcome is true, and the pool still works', async () => {
  const crowd = startCrowd(handle, 60);
  for (let n = 0; n < 40; n++) {
    await sleep(100);
    await kill(1);
  }
  const outcomes = await crowd.stop();
  expect(outcomes.stored.length).toBeGreaterThan(100);
  expect(outcomes.refused.length + outcomes.unknown.length).toBeGreaterThan(0);
  await expectConsistentBookings(handle, outcomes);
});

test('all connections are killed at once: the same pool still works', async () => {
  const crowd = startCrowd(handle, 30);
  for (let n = 0; n < 5; n++) {
    await sleep(200);
    await kill(100);
  }
  await expectConsistentBookings(handle, await crowd.stop());
  const reads = Array.from({ length: 20 }, () =>
    read(handle, (db) => db.execute(sql`select 1 as one`)),
  );
  for (const rows of await Promise.all(reads)) expect([...rows]).toEqual([{ one: 1 }]);
});

async function kill(most: number): Promise<void> {
  await killer.db.execute(sql`
    select pg_terminate_backend(pid) from (
      select pid from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
      order by random() limit ${most}) as victims`);
}
