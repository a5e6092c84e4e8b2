import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Handle, type Transaction } from '@/db/connect';
import { DatabaseBusyError, DatabaseUnavailableError, OutcomeUnknownError } from '@/db/errors';
import { Rollback, read, transaction } from '@/db/transaction';
import { deferred } from '../support/deferred';
import { type FaultyProxy, startProxy } from '../support/faults/faulty-proxy';
import { ownDatabase } from '../support/own-database';

const database = await ownDatabase();
let proxy: FaultyProxy;
let direct: Handle;
let handle: Handle;

beforeAll(async () => {
  proxy = await startProxy(database.url);
  direct = connect(database.url, { max: 2 });
  handle = connect(proxy.url, { max: 2 });
  await direct.db.execute(sql`create table notes (note text primary key)`);
  await direct.db.execute(
    sql`create table late_notes (note text references notes deferrable initially deferred)`,
  );
});
afterAll(async () => {
  await Promise.all([handle.end(), direct.end()]);
  await proxy.close();
});
beforeEach(async () => {
  await direct.db.execute(sql`truncate notes, late_notes`);
});

const note = (tx: Transaction) => tx.execute(sql`insert into notes values ('hello')`);
const kill = (tx: Transaction) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
const stored = () => read(direct, (db) => db.$count(sql`notes`));

describe('when the connection is lost', () => {
  test('before COMMIT arrives: the outcome is unknown, and nothing is stored', async () => {
    proxy.dropCommit('request');
    await expect(transaction(handle, note)).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(await stored()).toBe(0);
  });

  test('after the server answered COMMIT: the outcome is unknown, and it is stored', async () => {
    proxy.dropCommit('answer');
    await expect(transaction(handle, note)).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(await stored()).toBe(1);
  });

  test('during the work: certainly nothing is stored', async () => {
    const lost = transaction(handle, async (tx) => {
      await note(tx);
      await kill(tx);
    });
    await expect(lost).rejects.toBeInstanceOf(DatabaseUnavailableError);
    expect(await stored()).toBe(0);
  });

  test('before BEGIN, by a server that hangs up: certainly nothing is stored', async () => {
    proxy.setMode('hang up');
    proxy.cut();
    const calls = Array.from({ length: 5 }, () => transaction(handle, note));
    await Promise.all(
      calls.map((call) => expect(call).rejects.toBeInstanceOf(DatabaseUnavailableError)),
    );
    proxy.setMode('forwarding');
    await transaction(handle, note);
    expect(await stored()).toBe(1);
  });

  test('during a read: unavailable', async () => {
    const lost = read(handle, (db) =>
      db.execute(sql`select pg_terminate_backend(pg_backend_pid()), ${1}::int`),
    );
    await expect(lost).rejects.toBeInstanceOf(DatabaseUnavailableError);
  });
});

describe('an error that the server reported is not an unknown outcome', () => {
  test('of a statement: the error has its SQLSTATE and no parameters', async () => {
    const refused = transaction(handle, async (tx) => {
      await note(tx);
      await tx.execute(sql`insert into notes values (${'hello'})`);
    });
    await expect(refused).rejects.toMatchObject({ name: 'PostgresError', code: '23505' });
    await expect(refused).rejects.not.toThrow(/params/);
    expect(await stored()).toBe(0);
  });

  test('of COMMIT: the error has its SQLSTATE', async () => {
    const refused = transaction(handle, async (tx) => {
      await note(tx);
      await tx.execute(sql`insert into late_notes values ('nobody')`);
    });
    await expect(refused).rejects.toMatchObject({ name: 'PostgresError', code: '23503' });
    expect(await stored()).toBe(0);
  });
});

describe('Rollback', () => {
  test('stores nothing and returns its value', async () => {
    const value = await transaction(handle, async (tx) => {
      await note(tx);
      throw new Rollback('the value');
    });
    expect(value).toBe('the value');
    expect(await stored()).toBe(0);
  });

  test('returns its value even when the connection is lost', async () => {
    const value = await transaction(handle, async (tx) => {
      await note(tx);
      proxy.cut();
      throw new Rollback('the value');
    });
    expect(value).toBe('the value');
    expect(await stored()).toBe(0);
  });
});

test('an error of the work rolls back and is thrown unchanged', async () => {
  const mistake = new Error('a mistake');
  const failed = transaction(handle, async (tx) => {
    await note(tx);
    throw mistake;
  });
  await expect(failed).rejects.toBe(mistake);
  expect(await stored()).toBe(0);
});

describe('retries', () => {
  /** Runs a transaction whose work fails `times` times with the given SQLSTATE. */
  async function failTimes(code: string, times: number) {
    let runs = 0;
    const outcome = transaction(handle, async (tx) => {
      await note(tx);
      if (++runs <= times) {
        await tx.execute(
          sql.raw(`do $$ begin raise exception 'on purpose' using errcode = '${code}'; end $$`),
        );
      }
      return 'stored';
    });
    return { answer: await outcome.catch((error: unknown) => error), runs };
  }

  test.each(['40001', '40P01', '55P03'])('%s is retried', async (code) => {
    expect(await failTimes(code, 2)).toEqual({ answer: 'stored', runs: 3 });
    expect(await stored()).toBe(1);
  });

  test.each(['23505', '22P02', '23514', 'XX000'])('%s is not retried', async (code) => {
    const { answer, runs } = await failTimes(code, 1);
    expect(answer).toMatchObject({ code });
    expect(runs).toBe(1);
    expect(await stored()).toBe(0);
  });

  test('stop after four attempts: the database is too busy', async () => {
    const { answer, runs } = await failTimes('40001', 99);
    expect(answer).toBeInstanceOf(DatabaseBusyError);
    expect(runs).toBe(4);
  });

  test('resolve a real deadlock: both transactions are stored', async () => {
    await direct.db.execute(sql`insert into notes values ('a'), ('b')`);
    const lock = (tx: Transaction, name: string) =>
      tx.execute(sql`update notes set note = note where note = ${name}`);
    let waiting = 0;
    let runs = 0;
    const both = deferred();
    const inOrder = (first: string, second: string) =>
      transaction(direct, async (tx) => {
        runs++;
        await lock(tx, first);
        if (++waiting === 2) both.resolve();
        await both.promise;
        await lock(tx, second);
        return 'stored';
      });
    expect(await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')])).toEqual(['stored', 'stored']);
    expect(runs).toBe(3);
  });
});
