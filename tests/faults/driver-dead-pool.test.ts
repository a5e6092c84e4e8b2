import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FaultyProxy, startProxy } from '../support/faults/faulty-proxy';
import { loadDriver, PATCHED } from '../support/faults/published-driver';
import { ownDatabase } from '../support/own-database';

const database = await ownDatabase();
let proxy: FaultyProxy;

beforeAll(async () => {
  proxy = await startProxy(database.url);
});
afterAll(async () => {
  await proxy.close();
});

describe.each(Object.entries(PATCHED))('the patched driver, %s', (_, path) => {
  const open = async (max: number, options: postgres.Options<Record<string, never>> = {}) =>
    (await loadDriver(path))(proxy.url, {
      max,
      fetch_types: false,
      connect_timeout: 2,
      ...options,
    });

  test.each([
    ['end', 1],
    ['end', 3],
    ['reset', 1],
    ['reset', 3],
  ] as const)(
    'connections %s together, %i of 4 busy: all calls settle, and the pool still works',
    async (how, busy) => {
      const sql = await open(4);
      const each = <T>(count: number, call: () => T) => Array.from({ length: count }, call);
      await Promise.all(each(4, () => sql`select pg_sleep(0.1)`));
      // Queries again at once, while the driver has not yet noticed that other connections are dead.
      const secondQueries: Promise<unknown>[] = [];
      const sleeping = each(busy, () =>
        sql`select pg_sleep(30)`.catch(() => {
          secondQueries.push(...each(4, () => sql`select 1`.catch((error) => error)));
        }),
      );
      await sleep(50);
      proxy.cut(how);
      await Promise.all(sleeping);
      await Promise.all(secondQueries);
      await Promise.all(each(8, () => sql`select 1`));
      await sql.end();
    },
  );

  test('a partial answer of a dead connection is not added to the next connection’s answers', async () => {
    const sql = await open(1);
    const query = sql`
      select repeat('x', 100000), case n when 2 then pg_sleep(30) end from generate_series(1, 2) n`;
    query.catch(() => {});
    // The first row does not fit in the server’s buffer, so it is sent at once.
    await sleep(200);
    proxy.cut();
    await expect(query).rejects.toThrow('CONNECTION_CLOSED');
    expect([...(await sql`select 1 as one`)]).toEqual([{ one: 1 }]);
    await sql.end();
  });

  test('refuses statements on a reserved connection that died', async () => {
    const sql = await open(1);
    await sql`select 1`;
    const reserved = await sql.reserve();
    proxy.cut();
    await sleep(50);
    await expect(reserved`select 1`).rejects.toThrow('CONNECTION_CLOSED');
    await sql.end();
  });

  test('rejects the call when the server closes while the password is fetched', async () => {
    const server = createServer((socket) => {
      // AuthenticationCleartextPassword
      socket.resume().end(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const password = () => sleep(100, 'secret');
    const sql = await open(1, { host: '127.0.0.1', port, password });
    await expect(sql`select 1`).rejects.toThrow('CONNECTION_CLOSED');
    // A late error here would be uncaught and fail the test run.
    await sleep(200);
    await sql.end();
    server.close();
  });

  test('end() returns when the connection that it waits for dies', async () => {
    const sql = await open(1);
    const sleeping = sql`select pg_sleep(30)`.catch((error) => error);
    await sleep(100);
    const ended = sql.end();
    await sleep(10);
    proxy.cut();
    await Promise.all([sleeping, ended]);
  });
});
