import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Handle } from '@/db/client';
import { read } from '@/db/transaction';
import { expectTruth, prepareCrowd, startCrowd } from '../support/crowd';
import { type TestDatabase, testDatabase } from '../support/services';

let database: TestDatabase;
let killer: Handle;
let handle: Handle;

beforeAll(async () => {
  database = await testDatabase();
  killer = connect(database.url, { max: 1 });
  handle = connect(database.url, { max: 10 });
  await prepareCrowd(killer);
});
afterAll(async () => {
  await Promise.all([killer.end(), handle.end()]);
  await database.drop();
});

test('connections die all the time: every call tells the truth, and the pool serves on', async () => {
  const crowd = startCrowd(handle, 60);
  for (let n = 0; n < 40; n++) {
    await sleep(100);
    await kill(1);
  }
  const heard = await crowd.stop();
  expect(heard.stored.length).toBeGreaterThan(100);
  expect(heard.refused.length + heard.unknown.length).toBeGreaterThan(0);
  await expectTruth(handle, heard);
});

test('all connections die at once: the same pool serves on', async () => {
  const crowd = startCrowd(handle, 30);
  for (let n = 0; n < 5; n++) {
    await sleep(200);
    await kill(100);
  }
  await expectTruth(handle, await crowd.stop());
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
