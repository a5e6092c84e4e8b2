import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { launch, logTail, runningPid } from './process';
import { type Server, server } from './server';
import { userIds } from './user';

/** Settings for a developer's machine: small memory, full durability, replication on. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  synchronous_commit: 'on',
  wal_level: 'replica',
  hot_standby: 'on',
  // What a standby that was away may lag behind; beyond that it is copied anew.
  wal_keep_size: '256MB',
  // A query on the standby must not hold back what it shows for half a minute.
  max_standby_streaming_delay: '1s',
  wal_receiver_status_interval: '1s',
  wal_retrieve_retry_interval: '200ms',
  log_lock_waits: 'on',
};

interface Options {
  programs: string;
  /** The cluster, which `initdb` or a base copy made. Log and pid file lie beside it. */
  cluster: string;
  port: number;
  /** A superuser's, to ask whether it is up. */
  url: string;
}

/** One Postgres server, a primary or a standby; its orderly end is Postgres' fast shutdown. */
export function postgresServer({ programs, cluster, port, url }: Options): Server {
  const pidFile = `${cluster}.pid`;
  const logFile = `${cluster}.log`;
  const args = ['-D', cluster, '-p', String(port)];
  for (const [key, value] of Object.entries(SETTINGS)) args.push('-c', `${key}=${value}`);

  return server(pidFile, 'SIGINT', async () => {
    const deadline = Date.now() + 60_000;
    // Backends of a killed server hold its shared memory until they notice; until then a start fails.
    while (Date.now() < deadline) {
      // Postgres believes this file even when its number belongs to a zombie or a stranger by now.
      rmSync(join(cluster, 'postmaster.pid'), { force: true });
      const command = join(programs, 'postgres');
      launch({ command, args, cwd: cluster, pidFile, logFile, user: userIds() });
      if (await answers(pidFile, url, deadline)) return;
    }
    throw new Error(`Postgres did not start. The end of ${logFile}:\n${logTail(logFile)}`);
  });
}

/** Whether the process came to answer queries; false when it ended first. */
async function answers(pidFile: string, url: string, deadline: number): Promise<boolean> {
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
