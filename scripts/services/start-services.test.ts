import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { faultFolder, replicaCaughtUp } from '@/tests/support/services/test-services';
import { CHECKOUT } from '../checkout';
import { claim, release } from './claim';
import { postgresFolder } from './postgres-folder';
import { identityOf, runningPid } from './process';
import { type Services, startServices } from './start-services';
import { userIds } from './user';

let dataDir: string;
let services: Services;

beforeAll(async () => {
  dataDir = faultFolder();
  services = await startServices({ dataDir });
  await query('create table if not exists notes (words text)');
  await query('truncate notes');
});

afterAll(async () => {
  await services.stop();
  release(dataDir);
});

async function query(words: string, url = services.env.DATABASE_URL ?? '') {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  return sql.unsafe(words).finally(() => sql.end());
}

const replica = () => services.env.DATABASE_REPLICA_URL ?? '';
const following = () =>
  replicaCaughtUp({ url: services.env.DATABASE_URL ?? '', replicaUrl: replica() });
const command = (words: string[]) =>
  fetch(services.env.UPSTASH_REDIS_REST_URL ?? '', {
    method: 'POST',
    headers: { authorization: `Bearer ${services.env.UPSTASH_REDIS_REST_TOKEN}` },
    body: JSON.stringify(words),
  });

test('the application’s role has no more rights than in production', async () => {
  const [role] = await query('select rolsuper from pg_roles where rolname = current_user');
  expect(role).toEqual({ rolsuper: false });
});

test('a killed primary starts again with all committed rows, and its standby follows', async () => {
  await query(`insert into notes values ('before the crash')`);
  await services.postgres.primary.kill();
  await expect(query('select 1')).rejects.toThrow();
  await services.postgres.primary.start();
  await query(`insert into notes values ('after it')`);
  expect(await query('select from notes')).toHaveLength(2);
  await following();
  expect(await query('select from notes', replica())).toHaveLength(2);
});

test('a killed standby starts again and catches up, without an effect on the primary', async () => {
  await services.postgres.standby?.kill();
  await query(`insert into notes values ('while the standby was down')`);
  await services.postgres.standby?.start();
  await following();
  expect(await query('select from notes', replica())).toHaveLength(3);
});

test('a killed Redis causes an error that names it, and starts again at the same address', async () => {
  await services.redis?.server.kill();
  const refused = await command(['PING']);
  expect([refused.status, await refused.json()]).toEqual([503, { error: expect.any(String) }]);
  await services.redis?.server.start();
  expect(await (await command(['PING'])).json()).toEqual({ result: 'PONG' });
});

/** Starts the services of `dataDir` from another process, which then runs `next`. */
async function launcher(next: string) {
  const script = `import { startServices } from '${import.meta.dirname}/start-services.ts';
    await startServices({ dataDir: '${dataDir}' });
    console.log('up');
    ${next}`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, {
    cwd: CHECKOUT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('servers stop when their launcher ends', async () => {
  await services.stop();
  const child = await launcher('process.exit()');
  if (child.exitCode === null) await once(child, 'exit');
  const pids = () => [services.postgres.primary, services.postgres.standby, services.redis?.server];
  await vi.waitFor(
    () => expect(pids().map((server) => server?.pid())).toEqual([undefined, undefined, undefined]),
    20_000,
  );
});

test('servers of a killed launcher do not block the next start', async () => {
  const child = await launcher('setInterval(() => {}, 1000);');
  const orphan = services.postgres.primary.pid();
  expect(orphan).toBeTypeOf('number');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const before = { ...services.env };
  services = await startServices({ dataDir });
  expect(services.env).toEqual(before);
  expect(services.postgres.primary.pid()).not.toBe(orphan);
  expect(await query('select from notes')).toHaveLength(3);
});

test('ignores pid files that name another program', async () => {
  await services.stop();
  const folder = postgresFolder(dataDir);
  const lock = join(folder, 'primary', 'postmaster.pid');
  // Postgres checks only processes of its own user.
  const stranger = spawn('sleep', ['60'], { ...userIds() });
  writeFileSync(lock, `${stranger.pid}\n${join(folder, 'primary')}\n0\n1\n`);
  // This process with another start time, as if its number had been reused.
  writeFileSync(join(folder, 'primary.pid'), `${process.pid} 1`);
  services = await startServices({ dataDir });
  expect(services.postgres.primary.pid()).toBeDefined();
  stranger.kill();
});

test('replaces a port that another program uses, and remembers the new one', async () => {
  await services.stop();
  const ports = () => JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8'));
  const before = ports();
  const stranger = createServer().listen(before.primary, '127.0.0.1');
  await once(stranger, 'listening');
  services = await startServices({ dataDir });
  const moved = ports();
  expect(moved.primary).not.toBe(before.primary);
  await following();
  await new Promise((resolve) => stranger.close(resolve));

  await services.stop();
  services = await startServices({ dataDir });
  expect(ports()).toEqual(moved);
});

test('copies the standby again when it belongs to another primary', async () => {
  await services.stop();
  rmSync(join(postgresFolder(dataDir), 'primary.initialised'));
  services = await startServices({ dataDir });
  await query(`create table notes as select 'a new beginning' as words`);
  await following();
  expect(await query('select from notes', replica())).toHaveLength(1);
});

test('a folder has one owner at a time, and a killed owner does not count', async () => {
  expect(claim(dataDir)).toBe(true);
  const file = join(dataDir, 'owner.pid');
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await vi.waitFor(() => expect(identityOf(other.pid ?? 0)).toBeDefined());
  writeFileSync(file, identityOf(other.pid ?? 0) ?? '');
  expect(claim(dataDir)).toBe(false);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(claim(dataDir)).toBe(true);
  expect(runningPid(file)).toBe(process.pid);
});
