import { startBridge } from './bridge';
import type { Folder } from './folder';
import type { Server } from './pid-file-server';
import { redisProgram } from './redis-program';
import { redisServer } from './redis-server';

/** A Redis and the REST bridge in front of it, which runs in this process. */
export interface RedisPair {
  server: Server;
  url: string;
  token: string;
  stop(): Promise<void>;
}

/** Starts Redis and its bridge; throws with the command that installs redis-server when it is missing. */
export async function startRedis(
  folder: Folder,
  report: (line: string) => void,
): Promise<RedisPair> {
  const { ports, secrets } = folder;
  const server = redisServer(redisProgram(report), folder);
  await server.start();
  try {
    const bridge = await startBridge({
      port: ports.bridge,
      token: secrets.token,
      redis: { port: ports.redis, password: secrets.redis },
    });
    report(`Redis on port ${ports.redis}, its REST bridge on port ${ports.bridge}`);
    return {
      server,
      url: `http://127.0.0.1:${ports.bridge}`,
      token: secrets.token,
      async stop() {
        await bridge.stop();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
