import postgres from 'postgres';
import { afterEach, expect, test, vi } from 'vitest';
import { setRoleTimeouts } from '@/scripts/migrate';
import { ownDatabase } from '@/tests/support/own-database';

const NOWHERE = 'postgres://nobody:secret-word@127.0.0.1:9/nothing';
const HANDLES = Symbol.for('rowlock.database.handles');

const database = await ownDatabase();
afterEach(forgetClients);

/** Runs the check with new pools, under another configuration. */
async function readinessWith(env: Record<string, string> = {}) {
  await forgetClients();
  vi.resetModules();
  Object.assign(process.env, database.env, { LOG_LEVEL: 'silent' }, env);
  const { readiness } = await import('./readiness');
  // On a busy machine the first connection to Redis may take longer than its timeout.
  await readiness();
  return readiness();
}

/** Ends this process's pools and removes its clients, to start as a new process does. */
async function forgetClients() {
  const shared = globalThis as { [HANDLES]?: Map<string, { end: () => Promise<void> }> };
  for (const handle of shared[HANDLES]?.values() ?? []) await handle.end();
  for (const name of Object.getOwnPropertySymbols(globalThis)) {
    if (name.description?.startsWith('rowlock.')) Reflect.deleteProperty(globalThis, name);
  }
}

const well = { primary: 'ok', limits: 'ok', replica: 'ok', redis: 'ok' };

test('reports every part as ok', async () => {
  expect(await readinessWith()).toEqual({ ready: true, parts: well });
});

test('is not ready without the primary', async () => {
  const state = await readinessWith({ DATABASE_URL: NOWHERE });
  expect(state).toEqual({ ready: false, parts: { ...well, primary: 'away', limits: 'away' } });
  expect(JSON.stringify(state)).not.toContain('secret-word');
});

test('is ready without the replica or Redis, and reports them', async () => {
  expect(await readinessWith({ DATABASE_REPLICA_URL: NOWHERE })).toEqual({
    ready: true,
    parts: { ...well, replica: 'away' },
  });
  const noRedis = { UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:9' };
  expect(await readinessWith(noRedis)).toEqual({ ready: true, parts: { ...well, redis: 'away' } });
});

test('is not ready without a timeout of the database role, and names it', async () => {
  const sql = postgres(database.url, { max: 1 });
  await sql.unsafe(`alter role current_user in database ${database.name} set lock_timeout = 0`);
  const { ready, parts } = await readinessWith();
  expect(ready).toBe(false);
  expect(parts.limits).toBe('not set: lock_timeout (npm run migrate)');
  await setRoleTimeouts(sql).finally(() => sql.end());
  expect((await readinessWith()).ready).toBe(true);
});
