import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { isOurs, launch, logTail, readPid, signal, stop } from './process';
import { userIds } from './user';

/** One Postgres server: a primary or a standby. */
export interface PostgresServer {
  pid(): number | undefined;
  /** Starts it, after stopping an orphan of an earlier run, and returns when it answers. */
  start(): Promise<void>;
  /** A fast shutdown: sessions are ended, everything is written. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash would be; returns when the process is gone. */
  kill(): Promise<void>;
}

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

/** The server in `folder`, which `initdb` or a base copy made. `url` is a superuser's. */
export function postgresServer(
  name: string,
  programs: string,
  folder: string,
  port: number,
  url: string,
): PostgresServer {
  const pidFile = join(folder, 'postmaster.pid');
  const logFile = `${folder}.log`;
  const args = ['-D', folder, '-p', String(port)];
  for (const [key, value] of Object.entries(SETTINGS)) args.push('-c', `${key}=${value}`);

  const server: PostgresServer = {
    pid() {
      const pid = readPid(pidFile);
      return pid !== undefined && isOurs(pid, folder) ? pid : undefined;
    },
    async start() {
      await server.stop();
      const deadline = Date.now() + 60_000;
      // Backends of a killed server hold its shared memory until they notice; until then a start fails.
      while (Date.now() < deadline) {
        // Postgres trusts this file even when its number belongs to a zombie or a stranger by now.
        rmSync(pidFile, { force: true });
        const pid = launch({
          name,
          command: join(programs, 'postgres'),
          args,
          cwd: folder,
          pidFile: `${folder}.pid`,
          logFile,
          user: userIds(),
        });
        if (await answers(pid, folder, url, deadline)) return;
      }
      throw new Error(
        `Postgres (${name}) did not start. The end of ${logFile}:\n${logTail(logFile)}`,
      );
    },
    async stop() {
      const pid = server.pid();
      if (pid !== undefined) await stop(pid, folder, 'SIGINT');
    },
    async kill() {
      const pid = server.pid();
      if (pid === undefined) return;
      signal(pid, 'SIGKILL');
      while (isOurs(pid, folder)) await sleep(5);
    },
  };
  return server;
}

/** Whether the process came to answer queries; false when it ended first. */
async function answers(pid: number, folder: string, url: string, deadline: number) {
  await sleep(30);
  while (isOurs(pid, folder) && Date.now() < deadline) {
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
