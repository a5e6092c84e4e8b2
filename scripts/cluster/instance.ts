import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../checkout';
import { pidFiles } from '../services/folder';
import { pidFileServer, type Server } from '../services/pid-file-server';
import { launch, logTail, runningPid } from '../services/process';
import { buildEnv, NEXT, nextEnv } from '../web/build';

/** One `next start` behind nginx. */
export interface Instance extends Server {
  /** `app-1`, `app-2`, … */
  name: string;
  /** Its address, without nginx. */
  origin: string;
  logFile: string;
}

interface Options {
  dataDir: string;
  name: string;
  port: number;
  env: Record<string, string>;
  /** The folder of the build to serve, below the checkout; read at each start. */
  distDir: () => string;
}

// Longer than nginx keeps idle connections, so that no request arrives on one that is being closed.
const KEEP_ALIVE_MS = '65000';
const READY_TIMEOUT_MS = 60_000;

/** An instance on 127.0.0.1:port; `start` returns when its /api/ready answers 200. */
export function instance({ dataDir, name, port, env, distDir }: Options): Instance {
  const pidFile = pidFiles.instance(dataDir, name);
  const logFile = join(dataDir, `${name}.log`);
  const origin = `http://127.0.0.1:${port}`;
  const running = pidFileServer(pidFile, 'SIGTERM', async () => {
    const args = ['start', '-H', '127.0.0.1', '-p', String(port)];
    launch({
      command: process.execPath,
      args: [NEXT, ...args, '--keepAliveTimeout', KEEP_ALIVE_MS],
      cwd: CHECKOUT,
      pidFile,
      logFile,
      env: nextEnv({
        ...env,
        ...buildEnv(distDir()),
        NODE_ENV: 'production',
        PORT: String(port),
      }),
    });
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (Date.now() < deadline) {
      await sleep(50);
      if (runningPid(pidFile) === undefined) break;
      if (await isReady(origin)) return;
    }
    throw new Error(`${name} did not become ready. The end of ${logFile}:\n${logTail(logFile)}`);
  });
  return { ...running, name, origin, logFile };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/api/ready`, { signal: AbortSignal.timeout(5_000) });
    // Read to the end, because an unread body keeps the connection open and delays the process's end.
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}
