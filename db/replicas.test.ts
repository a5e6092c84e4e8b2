import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownDatabase } from '@/tests/support/own-database';
import { connect, type Handle } from './connect';
import { watchReplicas } from './replicas';

const database = await ownDatabase();
let primary: Handle;
let standby: Handle;
let unreachable: Handle;
beforeAll(async () => {
  primary = connect(database.url, { max: 2 });
  standby = connect(database.replicaUrl, { max: 2 });
  unreachable = connect('postgres://nobody:secret-word@127.0.0.1:9/nothing', { max: 2 });
});
afterAll(async () => {
  await Promise.all([primary, standby, unreachable].map((handle) => handle.end()));
});

const named = (address: string, handle: Handle) => ({ address, handle });

test('uses healthy replicas in turn', async () => {
  const replicas = watchReplicas([named('a', standby), named('b', primary)], primary, 5_000);
  await expect
    .poll(async () => (await replicas.states()).map(({ state }) => state))
    .toEqual(['used', 'used']);
  const turns = new Map<Handle | undefined, number>();
  for (let n = 0; n < 10; n++) {
    const handle = (await replicas.next())?.handle;
    turns.set(handle, (turns.get(handle) ?? 0) + 1);
  }
  expect([turns.get(standby), turns.get(primary)]).toEqual([5, 5]);
});

test('skips a replica that does not answer, from the first read on', async () => {
  const replicas = watchReplicas([named('a', unreachable), named('b', primary)], primary, 5_000);
  for (let n = 0; n < 4; n++) expect((await replicas.next())?.handle).toBe(primary);
  expect(await replicas.states()).toMatchObject([{ state: 'away' }, { state: 'used', lagMs: 0 }]);
});

test('skips a replica that refuses the connection', async () => {
  const elsewhere = new URL(database.replicaUrl);
  elsewhere.pathname = '/no_such_database';
  const refusing = connect(elsewhere.href, { max: 2 });
  const replicas = watchReplicas([named('a', refusing), named('b', primary)], primary, 5_000);
  for (let n = 0; n < 4; n++) expect((await replicas.next())?.handle).toBe(primary);
  await refusing.end();
});

test('returns none while all are skipped, and skips a replica at once after a failed read', async () => {
  const replicas = watchReplicas([named('a', unreachable), named('b', primary)], primary, 5_000);
  (await replicas.next())?.skip();
  expect(await replicas.next()).toBeUndefined();
  await expect.poll(async () => (await replicas.next())?.handle, { timeout: 5_000 }).toBe(primary);
});
