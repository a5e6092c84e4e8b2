import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { userIds } from './user';

// Files of the running process, which Postgres creates again at a start.
const SKIPPED_FILES = new Set(['postmaster.pid', 'postmaster.opts']);
const EMPTIED_FOLDERS = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pgsql_tmp',
]);

/**
 * Makes `target` a streaming standby of the running primary in `source`, from a base copy. `primaryUrl` must
 * belong to a superuser.
 */
export async function copyStandby(source: string, target: string, primaryUrl: string) {
  await copyBase(source, target, primaryUrl);
  writeFileSync(join(target, 'standby.signal'), '');
}

/**
 * Copies the running primary in `source` to `target` as a base backup, which is complete together with the WAL
 * written meanwhile. Where WAL is archived, returns when that part is archived. `primaryUrl` must belong to a
 * superuser.
 */
export async function copyBase(source: string, target: string, primaryUrl: string) {
  rmSync(target, { recursive: true, force: true });
  // One session from start to stop, because Postgres aborts a backup when its session ends.
  const sql = postgres(primaryUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_backup_start('base copy', true)`;
    await copyFolder(source, target);
    const [stopped] = await sql<{ labelfile: string }[]>`
      select labelfile from pg_backup_stop()`;
    if (!stopped) throw new Error('pg_backup_stop returned nothing.');
    writeFileSync(join(target, 'backup_label'), stopped.labelfile);
  } finally {
    await sql.end();
  }
  const user = userIds();
  if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, target]);
}

/** Whether `copy` is a standby of this primary: both then have the same system identifier. */
export function isStandbyOf(source: string, copy: string): boolean {
  if (!existsSync(join(copy, 'standby.signal'))) return false;
  const system = (cluster: string) =>
    readFileSync(join(cluster, 'global', 'pg_control')).subarray(0, 8);
  return system(source).equals(system(copy));
}

async function copyFolder(source: string, target: string): Promise<void> {
  await mkdir(target, { mode: 0o700 });
  for (const name of await readdir(source)) {
    if (SKIPPED_FILES.has(name)) continue;
    const from = join(source, name);
    const to = join(target, name);
    try {
      if (!(await lstat(from)).isDirectory()) await copyFile(from, to);
      else if (EMPTIED_FOLDERS.has(name)) await mkdir(to, { mode: 0o700 });
      else await copyFolder(from, to);
    } catch (error) {
      // A table was dropped during the copy; the standby replays the drop from WAL.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** Writes the primary's address into a copy; needed at each start, because the port may have changed. */
export function pointAtPrimary(target: string, primaryUrl: string): void {
  const { hostname, port, username, password } = new URL(primaryUrl);
  writeFileSync(
    join(target, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`,
  );
}

/** Waits up to `waitMs` until the primary streams to a standby; returns whether it does. */
export async function isStreaming(primaryUrl: string, waitMs: number): Promise<boolean> {
  const sql = postgres(primaryUrl, { max: 1 });
  const deadline = Date.now() + waitMs;
  try {
    while (Date.now() < deadline) {
      const rows = await sql`select from pg_stat_replication where state = 'streaming'`;
      if (rows.length > 0) return true;
      await sleep(50);
    }
    return false;
  } finally {
    await sql.end();
  }
}
