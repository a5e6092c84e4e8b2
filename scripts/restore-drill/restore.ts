import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { CHECKOUT } from '../checkout';
import { launch, logTail, runningPid, stop } from '../services/process';
import { userIds } from '../services/user';

const SCRIPT = join(CHECKOUT, 'deploy', 'postgres', 'restore.sh');

export interface Restore {
  /** The folder with Postgres' programs. */
  programs: string;
  /** A base backup, which is not changed. */
  backup: string;
  archive: string;
  /** The folder of the restored cluster; log and pid file lie beside it. */
  target: string;
  port: number;
  /** A superuser's address on `port`. */
  url: string;
  /** The restore point, as Postgres prints it: `2026-11-22 11:20:31.123456+00`. */
  until: string;
}

/**
 * Restores a server from a base backup and the archive to a point in time, and returns when it accepts writes.
 * Throws with the end of its log when it does not reach that point.
 */
export async function restore(options: Restore): Promise<{ stop: () => Promise<void> }> {
  const { programs, backup, archive, target, port, url, until } = options;
  rmSync(target, { recursive: true, force: true });
  execFileSync('sh', [SCRIPT, backup, until, archive], { env: { ...process.env, PGDATA: target } });
  appendFileSync(
    join(target, 'postgresql.auto.conf'),
    [
      `listen_addresses = '127.0.0.1'`,
      `unix_socket_directories = ''`,
      `port = ${port}`,
      // The restored server must not change the archive that is being tested.
      `archive_mode = off`,
      // No client may connect before the restore point is reached.
      `hot_standby = off`,
      '',
    ].join('\n'),
  );
  const user = userIds();
  if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, target]);

  const pidFile = `${target}.pid`;
  const logFile = `${target}.log`;
  rmSync(logFile, { force: true });
  const command = join(programs, 'postgres');
  launch({ command, args: ['-D', target], cwd: target, pidFile, logFile, user });
  const server = { stop: () => stop(pidFile, 'SIGINT') };
  const deadline = Date.now() + 10 * 60_000;
  while (!(await isAnswering(url))) {
    if (runningPid(pidFile) === undefined) {
      throw new Error(`The backup could not be restored to ${until}:\n${logTail(logFile)}`);
    }
    if (Date.now() > deadline) {
      await server.stop();
      throw new Error(`Restoring took more than ten minutes:\n${logTail(logFile)}`);
    }
    await sleep(100);
  }
  return server;
}

async function isAnswering(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
