import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, pidFiles } from './folder';
import { listeningServer } from './listening-server';
import type { Program } from './program';
import type { Server } from './server';

// Tests running beside each other have a logical database each; the demo uses the first.
const DATABASES = 64;

/** One redis-server; what it holds is a cache and is gone after a stop. */
export function redisServer({ command, env }: Program, folder: Folder): Server {
  const config = join(folder.redis, 'redis.conf');
  const lines = [
    'bind 127.0.0.1',
    `port ${folder.ports.redis}`,
    `requirepass ${folder.secrets.redis}`,
    `databases ${DATABASES}`,
    'save ""',
    'appendonly no',
  ];
  return listeningServer({
    name: 'Redis',
    port: folder.ports.redis,
    pidFile: pidFiles.redis(folder.redis),
    logFile: join(folder.redis, 'redis.log'),
    prepare() {
      writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 });
      return { command, args: [config], cwd: folder.redis, env };
    },
  });
}
