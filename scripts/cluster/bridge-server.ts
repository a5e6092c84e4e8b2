import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { type Folder, pidFiles } from '../services/folder';
import { listeningServer } from '../services/listening-server';
import type { Server } from '../services/pid-file-server';

const PROGRAM = join(import.meta.dirname, 'run-bridge.ts');

/** Redis' REST bridge in a separate process, so that a load test does not share its processor time. */
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
