import { setTimeout as sleep } from 'node:timers/promises';
import type postgresType from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deferred } from '../support/deferred';
import { loadDriver, PATCHED, publishedDriver } from '../support/faults/published-driver';
import { ownDatabase } from '../support/own-database';

/** How a killed connection is heard of, as the system's timing has it. */
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
    const { late, notes } = await speakFromTheDead(path, 'statement');
    expect(late).toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(notes).toEqual(['the living']);
  });

  test('never rolls back the transaction that has the connection now', async () => {
    const { late, notes } = await speakFromTheDead(path, 'rollback');
    expect(late).toMatchObject({ code: 'CONNECTION_CLOSED' });
    expect(notes).toEqual(['the living']);
  });

  test('settles statements that still queued when the connection died', async () => {
    const sql = (await loadDriver(path))(database.url, { max: 1 });
    const queued: Promise<unknown>[] = [];
    const outcome = sql.begin(async (tx) => {
      const [{ pid }] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
      // Each waits for its parameters' types, so the second is not sent before the first was answered.
      queued.push(tx`select pg_sleep(${30})`, tx`insert into notes values (${'queued'})`);
      for (const query of queued) query.catch(() => {});
      await killed(pid);
      await Promise.all(queued);
    });
    await expect(outcome).rejects.toThrow(LOST);
    await Promise.all(queued.map((query) => expect(query).rejects.toThrow(LOST)));
    await sql.end();
  });

  test('refuses statements that come after COMMIT or ROLLBACK', async () => {
    const sql = (await loadDriver(path))(database.url, { max: 1 });
    const late = await sql.begin(async (tx) => {
      const soon = tx`select 1`;
      // Nobody awaits it: it goes on after the transaction has ended.
      return {
        insert: soon.then(() => sleep(10)).then(() => tx`insert into notes values ('late')`),
      };
    });
    await expect(late.insert).rejects.toMatchObject({ code: 'TRANSACTION_ENDED' });
    await sql.end();
  });
});

test('control: the published driver runs the dead one inside the living one', async () => {
  const statement = await speakFromTheDead(published.path, 'statement');
  expect(statement.notes).toEqual(['the living', 'the dead']);
  const rollback = await speakFromTheDead(published.path, 'rollback');
  expect(rollback.notes).toEqual([]);
});

/**
 * A transaction loses its connection while it waits; another begins on the connection that follows
 * it; then the first goes on. Answers what the first heard, and what is stored at the end.
 */
async function speakFromTheDead(path: string, how: 'statement' | 'rollback') {
  await admin`truncate notes`;
  const sql = (await loadDriver(path))(database.url, { max: 1, onnotice: () => {} });
  const [goOn, begun] = [deferred(), deferred<number>()];
  const late = deferred<unknown>();
  const dead = sql.begin(async (tx) => {
    const [{ pid }] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`;
    begun.resolve(pid);
    await goOn.promise;
    const last = how === 'statement' ? tx`insert into notes values ('the dead')` : tx`rollback`;
    await last.then(late.resolve, late.resolve);
  });
  dead.catch(() => {});
  await killed(await begun.promise);
  await expect(dead).rejects.toThrow(LOST);

  await sql.begin(async (tx) => {
    await tx`insert into notes values ('the living')`;
    goOn.resolve();
    await late.promise;
  });
  await sql.end();
  const notes = await admin<{ note: string }[]>`select note from notes`;
  return { late: await late.promise, notes: notes.map(({ note }) => note) };
}

async function killed(pid: number): Promise<void> {
  await admin`select pg_terminate_backend(${pid}, 5000)`;
}
