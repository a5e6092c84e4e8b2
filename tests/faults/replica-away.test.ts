import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { primaryReads, readReplica, replicasCaughtUp } from '@/db/client';
import { type FaultyProxy, startProxy } from '../support/faults/faulty-proxy';
import { ownDatabase } from '../support/own-database';

const database = await ownDatabase();
let proxy: FaultyProxy;

beforeAll(async () => {
  proxy = await startProxy(database.replicaUrl);
  Object.assign(process.env, {
    DATABASE_REPLICA_URL: proxy.url,
    DATABASE_POOL_READ: '10',
  });
});
afterAll(async () => {
  await proxy.close();
});

/** Which server answers a read of what may be some seconds old. */
const answeredBy = () =>
  readReplica(async (db) => {
    const [row] = await db.execute<{ standby: boolean }>(
      sql`select pg_is_in_recovery() as standby`,
    );
    return row?.standby ? 'replica' : 'primary';
  });

beforeEach(async () => {
  proxy.setMode('forwarding');
  // After a failure it is left alone for some seconds.
  await expect.poll(answeredBy, { timeout: 10_000 }).toBe('replica');
});

test('connections to it are cut: the primary answers', async () => {
  proxy.setMode('hang up');
  proxy.cut();
  expect(await answeredBy()).toBe('primary');
});

test('it is silent: the primary answers, and further reads do not wait for it', async () => {
  proxy.setMode('silent');
  expect(await answeredBy()).toBe('primary');
  proxy.setMode('forwarding');
  const next = await Promise.all(Array.from({ length: 20 }, answeredBy));
  expect(next).toEqual(Array(20).fill('primary'));
});

test('it gives a read up to go on replaying: the primary answers, and it is read again', async () => {
  const answer = await readReplica(async (db) => {
    await db.execute(sql`
      do $$ begin
        if pg_is_in_recovery() then
          raise 'canceling statement due to conflict with recovery' using errcode = '40001';
        end if;
      end $$`);
    return 'primary';
  });
  expect(answer).toBe('primary');
  expect(await answeredBy()).toBe('replica');
});

test('who waits until it has caught up waits no longer than it says, also for a busy primary', async () => {
  const { gate } = primaryReads();
  const busy = Array.from({ length: 10 }, () => gate.enter(() => sleep(2_000)));
  const began = performance.now();
  await replicasCaughtUp(200);
  expect(performance.now() - began).toBeLessThan(1_000);
  await Promise.all(busy);
});

test('a mistake in the query is not hidden by asking again', async () => {
  const mistake = readReplica((db) => db.execute(sql`select * from nowhere`));
  await expect(mistake).rejects.toMatchObject({ code: '42P01' });
  expect(await answeredBy()).toBe('replica');
});
