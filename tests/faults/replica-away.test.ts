import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readReplica } from '@/db/client';
import { type FaultyProxy, startProxy } from '../support/proxy';
import { type TestDatabase, testDatabase } from '../support/services';

let database: TestDatabase;
let proxy: FaultyProxy;

beforeAll(async () => {
  database = await testDatabase();
  proxy = await startProxy(database.replicaUrl);
  Object.assign(process.env, database.env, { DATABASE_REPLICA_URL: proxy.url });
});
afterAll(async () => {
  await proxy.close();
  await database.drop();
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
  proxy.be('forwarding');
  // After a failure it is left alone for some seconds.
  await expect.poll(answeredBy, { timeout: 10_000 }).toBe('replica');
});

test('connections to it are cut: the primary answers', async () => {
  proxy.be('hang up');
  proxy.cut();
  expect(await answeredBy()).toBe('primary');
});

test('it is silent: the primary answers, and further reads do not wait for it', async () => {
  proxy.be('silent');
  expect(await answeredBy()).toBe('primary');
  proxy.be('forwarding');
  const next = await Promise.all(Array.from({ length: 20 }, answeredBy));
  expect(next).toEqual(Array(20).fill('primary'));
});

test('a mistake in the query is not hidden by asking again', async () => {
  const mistake = readReplica((db) => db.execute(sql`select * from nowhere`));
  await expect(mistake).rejects.toMatchObject({ code: '42P01' });
  expect(await answeredBy()).toBe('replica');
});
