import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '@/scripts/checkout';
import { pidFiles } from '@/scripts/services/folder';
import { launch } from '@/scripts/services/process';
import { testServices } from '../services/test-services';

/** A worker of the booking queue in a separate process. */
export interface WorkerProcess {
  pid: number;
  /** Sends a signal, for example SIGKILL, and returns when the process has ended. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Resolves when it has ended, with its exit code; null if a signal ended it. */
  ended: Promise<number | null>;
  /** Its output so far. */
  output(): string;
}

/**
 * Starts the program of `npm run worker` with these additional variables; returns at once. At the end, the run
 * stops it if the test has not.
 */
export function startWorkerProcess(env: Record<string, string>): WorkerProcess {
  const { dataDir } = testServices();
  const name = randomBytes(6).toString('hex');
  const logFile = join(dataDir, `worker-${name}.log`);
  const child = launch({
    command: process.execPath,
    args: ['--import', 'tsx', join('scripts', 'worker.ts')],
    cwd: CHECKOUT,
    pidFile: pidFiles.worker(dataDir, name),
    logFile,
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    pid: child.pid ?? 0,
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
    ended,
    output: () => readFileSync(logFile, 'utf8'),
  };
}
