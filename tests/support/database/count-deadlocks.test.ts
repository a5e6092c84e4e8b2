import { expect, it } from 'vitest';
import { ownDatabase } from '../own-database';
import { countDeadlocks } from './count-deadlocks';

const { handle } = await ownDatabase();

it('counts a deadlock as soon as it has ended', async () => {
  const { sql } = handle;
  await sql`create table notes as select n from generate_series(1, 2) n`;
  expect(await countDeadlocks(handle)).toBe(0);
  const lockBoth = (first: number, second: number) =>
    sql.begin(async (tx) => {
      await tx`select from notes where n = ${first} for update`;
      await tx`select pg_sleep(0.1)`;
      await tx`select from notes where n = ${second} for update`;
    });
  await Promise.allSettled([lockBoth(1, 2), lockBoth(2, 1)]);
  expect(await countDeadlocks(handle)).toBe(1);
});
