import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../checkout';
import { pidFiles } from '../services/folder';
import { isAccepting } from '../services/ports';
import { launch, logTail, runningPid, stop } from '../services/process';
import { buildEnv, NEXT, nextEnv } from './build';

interface Site {
  /** Resolves with the exit code when the server has ended. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

interface Options {
  /** `start` serves the build in `distDir`; `dev` compiles and reloads on change. */
  mode: 'start' | 'dev';
  distDir: string;
  port: number;
  dataDir: string;
  env: Record<string, string>;
  /** Where the server's output goes; the console when undefined. */
  logFile?: string;
}

/** Serves the site on 127.0.0.1:port and returns when it accepts connections. */
export async function serve(options: Options): Promise<Site> {
  const { mode, distDir, port, dataDir, env, logFile } = options;
  const pidFile = pidFiles.web(dataDir);
  const child = launch({
    command: process.execPath,
    args: [NEXT, mode, '-H', '127.0.0.1', '-p', String(port)],
    cwd: CHECKOUT,
    pidFile,
    env: nextEnv({
      ...env,
      ...(mode === 'start' ? buildEnv(distDir) : { NEXT_DIST_DIR: distDir }),
      PORT: String(port),
    }),
    ...(logFile ? { logFile } : {}),
  });
  // Keeps this process alive while the site runs.
  child.ref();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  while (!(await isAccepting(port))) {
    if (runningPid(pidFile) === undefined) {
      throw new Error(`The site did not start${logFile ? `:\n${logTail(logFile)}` : '.'}`);
    }
    await sleep(50);
  }
  return { ended, stop: () => stop(pidFile, 'SIGTERM', 3_000) };
}
