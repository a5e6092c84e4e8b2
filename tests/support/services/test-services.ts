/**
 * Real services for tests. `npm test`, `npm run test:unit` and a bare `npx vitest run FILE` all start
 * them (see `global-setup.ts`); a test only requests its own database:
 *
 *     const { handle } = await ownDatabase();     // tests/support/own-database.ts
 *
 * Redis: `testServices().redisUrl` and `.redisToken` name a logical database that no other file uses
 * at the same time; empty it with `flushRedis()`. All files share the channels of PUBLISH.
 *
 * Parallel files share the servers. A test that kills or pauses a server starts its own with `startServices` (scripts/services/start-services.ts) and `faultFolder()`.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { setRoleTimeouts } from '@/scripts/migrate';
import { claimFreeFolder } from '@/scripts/services/claim';

export const SERVICES_VARIABLE = 'ROWLOCK_TEST_SERVICES';
export const TEMPLATE = 'test_template';

/** Addresses of the run's services; `{name}` is replaced by the database's name. */
export interface TestServices {
  databaseUrl: string;
  replicaUrl: string;
  redisUrl: string;
  redisToken: string;
  dataDir: string;
}

export interface TestDatabase {
  name: string;
  /** The application's role on the primary. */
  url: string;
  /** The same database on the standby. */
  replicaUrl: string;
  /** Variables for lib/env: this database, its replica, and this worker's Redis. */
  env: Record<string, string>;
  /** Removes the database, unless a test of this file failed. */
  drop(): Promise<void>;
}

/** The run's services, with this worker's own logical database of Redis. */
export function testServices(): TestServices {
  const given = process.env[SERVICES_VARIABLE];
  if (!given)
    throw new Error('No test services: is tests/support/services/global-setup.ts in the config?');
  const services = JSON.parse(given) as TestServices;
  const worker = Number(process.env.VITEST_POOL_ID ?? 0);
  return { ...services, redisToken: `${services.redisToken}.${worker % 64}` };
}

/** Creates an empty database for the caller, with the newest schema and the timeouts. */
export async function testDatabase(): Promise<TestDatabase> {
  const services = testServices();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = services.databaseUrl.replace('{name}', name);
  const replicaUrl = services.replicaUrl.replace('{name}', name);
  await asOwner(services, `create database ${name} template ${TEMPLATE}`);
  const sql = postgres(url, { max: 1 });
  // The role's timeouts belong to a database and are not copied with its template.
  await setRoleTimeouts(sql).finally(() => sql.end());
  await replicaCaughtUp({ url, replicaUrl });
  return {
    name,
    url,
    replicaUrl,
    env: {
      DATABASE_URL: url,
      DATABASE_REPLICA_URL: replicaUrl,
      UPSTASH_REDIS_REST_URL: services.redisUrl,
      UPSTASH_REDIS_REST_TOKEN: services.redisToken,
    },
    async drop() {
      if (failed)
        return console.log(`Kept the database ${name} of a failed test, in ${services.dataDir}`);
      await asOwner(services, `drop database if exists ${name} with (force)`);
    },
  };
}

let failed = false;

/** Called by `keep-failed-databases.ts` after a test that failed. */
export function keepDatabases(): void {
  failed = true;
}

/** Waits until the standby has replayed everything that the primary had committed at the call. */
export async function replicaCaughtUp(database: { url: string; replicaUrl: string }) {
  const primary = postgres(database.url, { max: 1 });
  const [written] = await primary<{ lsn: string }[]>`select pg_current_wal_lsn() as lsn`.finally(
    () => primary.end(),
  );
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    // Connects again each time, because a new database does not exist on the standby at first.
    const replica = postgres(database.replicaUrl, { max: 1 });
    try {
      const rows = await replica`
        select where not pg_is_in_recovery() or pg_last_wal_replay_lsn() >= ${written?.lsn ?? ''}`;
      if (rows.length > 0) return;
    } catch {
      // The database does not exist yet.
    } finally {
      await replica.end();
    }
    await sleep(10);
  }
  throw new Error('The standby did not catch up within 30 s.');
}

/** Empties this worker's logical database of Redis. */
export async function flushRedis(): Promise<void> {
  await redisCommand('FLUSHDB');
}

/** One command on this worker's logical database of Redis, without the product's timeouts. */
export async function redisCommand(...command: (string | number)[]): Promise<unknown> {
  const { redisUrl, redisToken } = testServices();
  const response = await fetch(redisUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${redisToken}` },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(`${command[0]} answered ${response.status}`);
  return ((await response.json()) as { result: unknown }).result;
}

/** A data folder for services that only this test uses and may kill. */
export function faultFolder(): string {
  return claimFreeFolder('fault');
}

async function asOwner(services: TestServices, statement: string): Promise<void> {
  const sql = postgres(services.databaseUrl.replace('{name}', 'rowlock'), {
    max: 1,
    onnotice: () => {},
  });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
