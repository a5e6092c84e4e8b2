import { Redis } from '@upstash/redis';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { ownDatabase } from '../own-database';
import { flushRedis, replicaCaughtUp, testDatabase, testServices } from './test-services';

const database = await ownDatabase();

test('a test database has the schema and the time limits, and its standby follows', async () => {
  const sql = postgres(database.url, { max: 1 });
  const replica = postgres(database.replicaUrl, { max: 1 });
  const [limit] = await sql`show lock_timeout`;
  expect(limit).toEqual({ lock_timeout: '3s' });
  expect(await sql`select from shows`).toHaveLength(0);
  await sql`create table probe as select 1 as n`;
  await replicaCaughtUp(database);
  expect(await replica`select n from probe`).toHaveLength(1);
  await expect(replica`create table other (n int)`).rejects.toThrow(/read-only/);
  await Promise.all([sql.end(), replica.end()]);
});

test('another test database is separate, and does not exist after drop', async () => {
  const other = await testDatabase();
  const sql = postgres(other.url, { max: 1 });
  await expect(sql`select from probe`).rejects.toThrow(/does not exist/);
  await sql.end();
  await other.drop();
  const gone = postgres(other.url, { max: 1 });
  await expect(gone`select 1`).rejects.toThrow(/does not exist/);
  await gone.end();
});

test("flushRedis empties this worker's keys only", async () => {
  const { redisUrl: url, redisToken } = testServices();
  const mine = new Redis({ url, token: redisToken });
  const other = new Redis({ url, token: redisToken.replace(/\.\d+$/, '.63') });
  await Promise.all([mine.set('k', 'mine'), other.set('k', 'other')]);
  await flushRedis();
  expect(await mine.get('k')).toBeNull();
  expect(await other.get('k')).toBe('other');
  await other.del('k');
});
