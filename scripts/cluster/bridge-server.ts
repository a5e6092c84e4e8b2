import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { type Folder, pidFiles } from '../services/folder';
import { listeningServer } from '../services/listening-server';
import type { Server } from '../services/server';

const PROGRAM = join(import.meta.dirname, 'run-bridge.ts');

/** Redis' REST bridge in a process of its own, so that it and a load test do not share one. */
export function bridgeServer({ redis, ports, secrets }: Folder): Server {
  return listeningServer({
    name: "Redis' bridge",
    port: ports.bridge,
    pidFile: pidFiles.bridge(redis),
    logFile: join(redis, 'bridge.log'),
    prepare: () => ({
      command: process.execPath,
      args: ['--import', 'tsx', PROGRAM],
      cwd: CHECKOUT,
      env: {
        ...process.env,
        BRIDGE_PORT: String(ports.bridge),
        BRIDGE_TOKEN: secrets.token,
        REDIS_PORT: String(ports.redis),
        REDIS_PASSWORD: secrets.redis,
      },
    }),
  });
}
