import { setTimeout as sleep } from 'node:timers/promises';
import type postgresType from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deferred } from '../support/deferred';
import { loadDriver, PATCHED, publishedDriver } from '../support/faults/published-driver';
import { ownDatabase } from '../support/own-database';

/** The error for a killed connection depends on timing. */
const LOST = /CONNECTION_CLOSED|ECONNRESET|EPIPE/;

const published = publishedDriver();
const database = await ownDatabase();
let admin: postgresType.Sql;

beforeAll(async () => {
  admin = (await loadDriver(PATCHED['ES module']))(database.url, { max: 1 });
  await admin`create table notes (note text)`;
});
afterAll(async () => {
  await admin.end();
  published.remove();
});

describe.each(Object.entries(PATCHED))('the patched driver, %s', (_, path) => {
  test('refuses statements of a transaction whose connection died', async () => {
    const { late, notes } = await continueAfterKill(path, 'statement');
    expect(late).toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(notes).toEqual(['second']);
  });

  test('never rolls back the next transaction on the pool', async () => {
    const { late, notes } = await continueAfterKill(path, 'rollback');
    expect(late).toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(notes).toEqual(['second']);
  });

  test('settles statements that were queued when the connection died', async () => {
    const sql = (await loadDriver(path))(database.url, { max: 1 });
    const queued: Promise<unknown>[] = [];
    const outcome = sql.begin(async (tx) => {
      const [{ pid }] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
      // Each needs its parameters' types first, so the second is sent only after the first one's answer.
      queued.push(tx`select pg_sleep(${30})`, tx`insert into notes values (${'queued'})`);
      for (const query of queued) query.catch(() => {});
      await kill(pid);
      await Promise.all(queued);
    });
    await expect(outcome).rejects.toThrow(LOST);
    await Promise.all(queued.map((query) => expect(query).rejects.toThrow(LOST)));
    await sql.end();
  });

  test('refuses statements after COMMIT or ROLLBACK', async () => {
    const sql = (await loadDriver(path))(database.url, { max: 1 });
    const late = await sql.begin(async (tx) => {
      const first = tx`select 1`;
      // Not awaited, so it runs after the transaction has ended.
      return {
        insert: first.then(() => sleep(10)).then(() => tx`insert into notes values ('late')`),
      };
    });
    await expect(late.insert).rejects.toMatchObject({ code: 'TRANSACTION_ENDED' });
    await sql.end();
  });
});

test('control: the published driver runs the dead transaction’s statements inside the next transaction', async () => {
  const statement = await continueAfterKill(published.path, 'statement');
  expect(statement.notes).toEqual(['second', 'first']);
  const rollback = await continueAfterKill(published.path, 'rollback');
  expect(rollback.notes).toEqual([]);
});

/**
 * Kills the connection of a waiting transaction, begins another one on the pool's next connection, and then
 * lets the first one continue. Returns the result of the first one's late statement, and the stored notes.
 */
async function continueAfterKill(path: string, how: 'statement' | 'rollback') {
  await admin`truncate notes`;
  const sql = (await loadDriver(path))(database.url, { max: 1, onnotice: () => {} });
  const [goOn, begun] = [deferred(), deferred<number>()];
  const late = deferred<unknown>();
  const killedTransaction = sql.begin(async (tx) => {
    const [{ pid }] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
    begun.resolve(pid);
    await goOn.promise;
    const last = how === 'statement' ? tx`insert into notes values ('first')` : tx`rollback`;
    await last.then(late.resolve, late.resolve);
  });
  killedTransaction.catch(() => {});
  await kill(await begun.promise);
  await expect(killedTransaction).rejects.toThrow(LOST);

  await sql.begin(async (tx) => {
    await tx`insert into notes values ('second')`;
    goOn.resolve();
    await late.promise;
  });
  await sql.end();
  const notes = await admin<{ note: string }[]>`select note from notes`;
  return { late: await late.promise, notes: notes.map(({ note }) => note) };
}

async function kill(pid: number): Promise<void> {
  await admin`select pg_terminate_backend(${pid}, 5000)`;
}
