import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { pidFileServer, type Server } from './pid-file-server';
import { launch, logTail, runningPid } from './process';
import { userIds } from './user';

/** Settings for a developer's machine: little memory, full durability, replication on. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  synchronous_commit: 'on',
  wal_level: 'replica',
  hot_standby: 'on',
  // How far a stopped standby may fall behind before it must be copied again.
  wal_keep_size: '256MB',
  // The default of 30 s would let one query on the standby delay replay for that long.
  max_standby_streaming_delay: '1s',
  wal_receiver_status_interval: '1s',
  wal_retrieve_retry_interval: '200ms',
  log_lock_waits: 'on',
};

interface Options {
  programs: string;
  /** The cluster's folder, from `initdb` or a base copy. Log and pid file lie beside it. */
  cluster: string;
  port: number;
  /** A superuser's address, to check whether it answers. */
  url: string;
}

/** A Postgres server, primary or standby; it stops by Postgres' fast shutdown (SIGINT). */
export function postgresServer({ programs, cluster, port, url }: Options): Server {
  const pidFile = `${cluster}.pid`;
  const logFile = `${cluster}.log`;
  const args = ['-D', cluster, '-p', String(port)];
  for (const [key, value] of Object.entries(SETTINGS)) args.push('-c', `${key}=${value}`);

  return pidFileServer(pidFile, 'SIGINT', async () => {
    const deadline = Date.now() + 60_000;
    // Backends of a killed server keep its shared memory until they notice, and a start fails until then.
    while (Date.now() < deadline) {
      // Postgres trusts this file even when its number now belongs to a zombie or to another program.
      rmSync(join(cluster, 'postmaster.pid'), { force: true });
      const command = join(programs, 'postgres');
      launch({ command, args, cwd: cluster, pidFile, logFile, user: userIds() });
      if (await isAnswering(pidFile, url, deadline)) return;
    }
    throw new Error(`Postgres did not start. The end of ${logFile}:\n${logTail(logFile)}`);
  });
}

/** Waits until the process answers queries; false when it ended first. */
async function isAnswering(pidFile: string, url: string, deadline: number): Promise<boolean> {
  await sleep(30);
  while (runningPid(pidFile) !== undefined && Date.now() < deadline) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
    try {
      await sql`select 1`;
      return true;
    } catch {
      await sleep(30);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  await sleep(200);
  return false;
}
