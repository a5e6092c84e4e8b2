import { mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOurs, launch, logTail, readPid, signal, stop } from './process';
import type { RedisProgram } from './redis-program';

/** One redis-server; what it holds is a cache and is gone after a stop. */
export interface RedisServer {
  pid(): number | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL; returns when the process is gone. */
  kill(): Promise<void>;
}

// Tests running beside each other have a logical database each; the demo uses the first.
const DATABASES = 64;

/** The server that keeps its files in `folder` and listens on 127.0.0.1:port. */
export function redisServer(
  program: () => RedisProgram,
  folder: string,
  port: number,
  password: string,
): RedisServer {
  const pidFile = join(folder, 'redis.pid');
  const logFile = join(folder, 'redis.log');
  const server: RedisServer = {
    pid() {
      const pid = readPid(pidFile);
      return pid !== undefined && isOurs(pid, folder) ? pid : undefined;
    },
    async start() {
      mkdirSync(folder, { recursive: true });
      await server.stop();
      const config = join(folder, 'redis.conf');
      const lines = [
        'bind 127.0.0.1',
        `port ${port}`,
        `requirepass ${password}`,
        `databases ${DATABASES}`,
        'save ""',
        'appendonly no',
      ];
      writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 });
      const { command, env } = program();
      const pid = launch({
        name: 'redis',
        command,
        args: [config],
        cwd: folder,
        pidFile,
        logFile,
        env,
      });
      await untilListening(pid, folder, port, logFile);
    },
    async stop() {
      const pid = server.pid();
      if (pid !== undefined) await stop(pid, folder, 'SIGTERM');
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

async function untilListening(pid: number, folder: string, port: number, logFile: string) {
  const deadline = Date.now() + 20_000;
  await sleep(20);
  while (isOurs(pid, folder) && Date.now() < deadline) {
    if (await accepts(port)) return;
    await sleep(20);
  }
  throw new Error(`Redis did not start. The end of ${logFile}:\n${logTail(logFile)}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
