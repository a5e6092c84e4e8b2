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
  /** A base backup, which stays as it is. */
  backup: string;
  archive: string;
  /** Where the restored cluster is made; log and pid file lie beside it. */
  target: string;
  port: number;
  /** A superuser's, on `port`. */
  url: string;
  /** Up to when, as Postgres writes it: `2026-11-22 11:20:31.123456+00`. */
  until: string;
}

/**
 * Makes a server of a base backup and the archive, as it was at a point in time, and returns when it
 * takes writes. Throws with the end of its log when it does not come to that point.
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
      // The archive is what is being tried out: it stays as it is.
      `archive_mode = off`,
      // Nobody is let in before the point is reached.
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
  while (!(await answers(url))) {
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

async function answers(url: string): Promise<boolean> {
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
