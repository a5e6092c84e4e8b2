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
  await withProxy(1, async ({ handle }) => {
    await handle.db.execute(sql`create table notes (note text primary key)`);
  });
});

/** Runs `trial` with its own pool behind its own proxy. */
async function withProxy(
  max: number,
  trial: (setup: {
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

test.concurrent('a silent network: the call settles, its gate place is free, its connection is replaced', () =>
  withProxy(1, async ({ handle, proxy, has }) => {
    expect(await has('nothing')).toBe(false);
    proxy.setMode('silent');
    const call = transaction(handle, (tx) => tx.execute(sql`insert into notes values ('silent')`));
    await expect(call).rejects.toBeInstanceOf(DatabaseUnavailableError);
    proxy.setMode('forwarding');
    expect(await firstSuccess(() => has('silent'))).toBe(false);
  }));

test.concurrent('silence after COMMIT: the outcome is unknown', () =>
  withProxy(1, async ({ handle, proxy, has }) => {
    const call = transaction(handle, async (tx) => {
      await tx.execute(sql`insert into notes values ('committing')`);
      proxy.setMode('silent');
    });
    await expect(call).rejects.toBeInstanceOf(OutcomeUnknownError);
    proxy.setMode('forwarding');
    expect(await firstSuccess(() => has('committing'))).toBe(false);
  }));

test.concurrent('a read that never ends: the call settles at its deadline', () =>
  withProxy(1, async ({ handle }) => {
    let going = true;
    const call = read(handle, async (db) => {
      while (going) await db.execute(sql`select pg_sleep(0.2)`);
    });
    await expect(call).rejects.toBeInstanceOf(DatabaseUnavailableError);
    going = false;
  }));

test.concurrent('work that continues after the deadline is never stored', () =>
  withProxy(2, async ({ handle }) => {
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

test.concurrent('a statement beyond the server’s timeout: busy, and nothing is stored', () =>
  withProxy(1, async ({ handle, has }) => {
    const call = transaction(handle, async (tx) => {
      await tx.execute(sql`insert into notes values ('slow')`);
      await tx.execute(sql`select pg_sleep(20)`);
    });
    await expect(call).rejects.toBeInstanceOf(DatabaseBusyError);
    expect(await has('slow')).toBe(false);
  }));

test.concurrent('every connection is in use: other calls fail as busy, and work again after', () =>
  withProxy(2, async ({ handle, has }) => {
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

/** Repeats a call until it succeeds; the test's timeout ends the attempts. */
async function firstSuccess<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch {
      // Try again.
    }
  }
}
