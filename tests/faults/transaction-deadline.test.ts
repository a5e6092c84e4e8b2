import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { connect } from '@/db/connect';
import { DatabaseBusyError, DatabaseUnavailableError, OutcomeUnknownError } from '@/db/errors';
import { read, transaction } from '@/db/transaction';
import { deferred } from '../support/deferred';
import { startProxy } from '../support/faults/faulty-proxy';
import { ownDatabase } from '../support/own-database';

const database = await ownDatabase();

beforeAll(async () => {
  await using(1, async ({ handle }) => {
    await handle.db.execute(sql`create table notes (note text primary key)`);
  });
});

/** Runs `trial` with a pool of its own behind a proxy of its own. */
async function using(
  max: number,
  trial: (its: {
    handle: ReturnType<typeof connect>;
    proxy: Awaited<ReturnType<typeof startProxy>>;
    has: (note: string) => Promise<boolean>;
  }) => Promise<void>,
) {
  const proxy = await startProxy(database.url);
  const handle = connect(proxy.url, { max });
  const has = async (note: string) =>
    (await read(handle, (db) => db.execute(sql`select from notes where note = ${note}`))).length >
    0;
  try {
    await trial({ handle, proxy, has });
  } finally {
    await handle.end();
    await proxy.close();
  }
}

test.concurrent('a silent network: the call settles, its place is free, its connection replaced', () =>
  using(1, async ({ handle, proxy, has }) => {
    expect(await has('nothing')).toBe(false);
    proxy.setMode('silent');
    const call = transaction(handle, (tx) => tx.execute(sql`insert into notes values ('silent')`));
    await expect(call).rejects.toBeInstanceOf(DatabaseUnavailableError);
    proxy.setMode('forwarding');
    expect(await answered(() => has('silent'))).toBe(false);
  }));

test.concurrent('silence after COMMIT: the outcome is unknown', () =>
  using(1, async ({ handle, proxy, has }) => {
    const call = transaction(handle, async (tx) => {
      await tx.execute(sql`insert into notes values ('committing')`);
      proxy.setMode('silent');
    });
    await expect(call).rejects.toBeInstanceOf(OutcomeUnknownError);
    proxy.setMode('forwarding');
    expect(await answered(() => has('committing'))).toBe(false);
  }));

test.concurrent('a read that never ends: the call settles', () =>
  using(1, async ({ handle }) => {
    let going = true;
    const call = read(handle, async (db) => {
      while (going) await db.execute(sql`select pg_sleep(0.2)`);
    });
    await expect(call).rejects.toBeInstanceOf(DatabaseUnavailableError);
    going = false;
  }));

test.concurrent('work that goes on after the deadline is never stored', () =>
  using(2, async ({ handle }) => {
    const insert = sql`insert into notes values ('late')`;
    const finished = deferred();
    const call = transaction(handle, async (tx) => {
      await tx.execute(insert);
      for (let n = 0; n < 3; n++) await tx.execute(sql`select pg_sleep(3)`);
      finished.resolve();
    });
    await expect(call).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await finished.promise;
    // Waits until the late transaction has ended, and succeeds only if it stored nothing.
    await transaction(handle, (tx) => tx.execute(insert));
  }));

test.concurrent('a statement beyond the server’s limit: busy, and nothing is stored', () =>
  using(1, async ({ handle, has }) => {
    const call = transaction(handle, async (tx) => {
      await tx.execute(sql`insert into notes values ('slow')`);
      await tx.execute(sql`select pg_sleep(20)`);
    });
    await expect(call).rejects.toBeInstanceOf(DatabaseBusyError);
    expect(await has('slow')).toBe(false);
  }));

test.concurrent('every connection is held: others wait a while, hear “busy”, and are served after', () =>
  using(2, async ({ handle, has }) => {
    let release = false;
    const held = [1, 2].map((n) =>
      transaction(handle, async (tx) => {
        await tx.execute(sql`insert into notes values (${`held ${n}`})`);
        // The server ends a transaction that is idle for 5 s.
        while (!release) await tx.execute(sql`select pg_sleep(0.2)`);
      }),
    );
    const others = Array.from({ length: 20 }, (_, n) =>
      transaction(handle, (tx) => tx.execute(sql`insert into notes values (${`other ${n}`})`)),
    );
    await Promise.all(
      others.map((other) => expect(other).rejects.toBeInstanceOf(DatabaseBusyError)),
    );
    release = true;
    await Promise.all(held);
    await transaction(handle, (tx) => tx.execute(sql`insert into notes values ('after')`));
    expect(await has('held 1')).toBe(true);
    expect(await has('after')).toBe(true);
    expect(await has('other 0')).toBe(false);
  }));

/** The first answer; until then a call may fail. The test's own time limit ends the tries. */
async function answered<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch {
      // Not there yet.
    }
  }
}
