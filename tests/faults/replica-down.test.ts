import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { primaryReads, readReplica, replicasCaughtUp } from '@/db/client';
import { serverOfRead } from '@/tests/support/database/server-of-read';
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

beforeEach(async () => {
  proxy.setMode('forwarding');
  // After a failure the replica is skipped until the next check.
  await expect.poll(serverOfRead, { timeout: 10_000 }).toBe('replica');
});

test('reads the primary when connections to the replica are cut', async () => {
  proxy.setMode('hang up');
  proxy.cut();
  expect(await serverOfRead()).toBe('primary');
});

test('reads the primary when the replica is silent, and later reads do not wait for it', async () => {
  proxy.setMode('silent');
  expect(await serverOfRead()).toBe('primary');
  proxy.setMode('forwarding');
  const next = await Promise.all(Array.from({ length: 20 }, serverOfRead));
  expect(next).toEqual(Array(20).fill('primary'));
});

test('reads the primary once when the replica cancels a read for a replay conflict', async () => {
  const server = await readReplica(async (db) => {
    await db.execute(sql`
      do $$ begin
        if pg_is_in_recovery() then
          raise 'canceling statement due to conflict with recovery' using errcode = '40001';
        end if;
      end $$`);
    return 'primary';
  });
  expect(server).toBe('primary');
  expect(await serverOfRead()).toBe('replica');
});

test('waits for the replica no longer than the given time, even when the primary is busy', async () => {
  const { gate } = primaryReads();
  const busy = Array.from({ length: 10 }, () => gate.enter(() => sleep(2_000)));
  const began = performance.now();
  await replicasCaughtUp(200);
  expect(performance.now() - began).toBeLessThan(1_000);
  await Promise.all(busy);
});

test('throws an error of the query itself, and keeps using the replica', async () => {
  const mistake = readReplica((db) => db.execute(sql`select * from nowhere`));
  await expect(mistake).rejects.toMatchObject({ code: '42P01' });
  expect(await serverOfRead()).toBe('replica');
});
