import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Folder, pidFiles } from './folder';
import { accepts } from './ports';
import { launch, logTail, runningPid } from './process';
import type { RedisProgram } from './redis-program';
import { type Server, server } from './server';

// Tests running beside each other have a logical database each; the demo uses the first.
const DATABASES = 64;

/** One redis-server; what it holds is a cache and is gone after a stop. */
export function redisServer({ command, env }: RedisProgram, folder: Folder): Server {
  const pidFile = pidFiles.redis(folder.redis);
  const logFile = join(folder.redis, 'redis.log');
  const config = join(folder.redis, 'redis.conf');
  const lines = [
    'bind 127.0.0.1',
    `port ${folder.ports.redis}`,
    `requirepass ${folder.secrets.redis}`,
    `databases ${DATABASES}`,
    'save ""',
    'appendonly no',
  ];
  return server(pidFile, 'SIGTERM', async () => {
    writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 });
    launch({ command, args: [config], cwd: folder.redis, pidFile, logFile, env });
    const deadline = Date.now() + 20_000;
    while (Date.now() < deadline) {
      await sleep(20);
      if (runningPid(pidFile) === undefined) break;
      if (await accepts(folder.ports.redis)) return;
    }
    throw new Error(`Redis did not start. The end of ${logFile}:\n${logTail(logFile)}`);
  });
}
