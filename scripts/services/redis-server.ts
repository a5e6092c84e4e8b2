import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, pidFiles } from './folder';
import { listeningServer } from './listening-server';
import type { Server } from './pid-file-server';
import type { Program } from './unpacked-program';

// Each parallel test has a logical database; the demo uses the first.
const DATABASES = 64;

/** A redis-server. Its data is a cache and is lost at a stop. */
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
