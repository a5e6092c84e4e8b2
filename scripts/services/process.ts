import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProcStat } from './read-proc-stat';

/** How a server is started. It runs as `user`, or as our own user when there is none. */
export interface Launch {
  command: string;
  args: string[];
  cwd: string;
  pidFile: string;
  /** Where its output goes; our own console when undefined. */
  logFile?: string;
  user?: { uid: number; gid: number } | undefined;
  env?: NodeJS.ProcessEnv;
}

let launchesRefused = false;

/** Makes `launch` throw from now on, because this process is stopping everything. */
export function refuseLaunches(): void {
  launchesRefused = true;
}

/** Starts a server in a process group of its own, so that Ctrl-C reaches only the launcher. */
export function launch({ command, args, cwd, pidFile, logFile, user, env }: Launch): ChildProcess {
  if (launchesRefused)
    throw new Error(`${command} is not started, because this process is stopping.`);
  const output = logFile ? openSync(logFile, 'a', 0o600) : 'inherit';
  const child = spawn(command, args, {
    cwd,
    detached: true,
    stdio: ['ignore', output, output],
    env: env ?? process.env,
    ...user,
  });
  if (typeof output === 'number') closeSync(output);
  // The caller reports a failed spawn when the server does not become ready.
  child.on('error', (error) => logFile && appendFileSync(logFile, `${error.message}\n`));
  child.unref();
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  writeFileSync(pidFile, identity ?? '');
  return child;
}

/**
 * A process's number and start time, because numbers are reused. Undefined when it has ended; a zombie,
 * which `kill -0` still finds, counts as ended.
 */
export function identityOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const fields = readProcStat(pid);
      return fields[0] === 'Z' ? undefined : `${pid} ${fields[19]}`;
    }
    const listed = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    return listed.startsWith('Z') ? undefined : `${pid} ${listed.replace(/^\S+\s+/, '')}`;
  } catch {
    return undefined;
  }
}

/** The process that a pid file names; undefined when that process has ended. */
export function runningPid(pidFile: string): number | undefined {
  let identity: string;
  try {
    identity = readFileSync(pidFile, 'utf8');
  } catch {
    return undefined;
  }
  const pid = Number.parseInt(identity, 10);
  return pid > 1 && identityOf(pid) === identity ? pid : undefined;
}

/** Sends the process of a pid file its stop signal without waiting, as is possible while we exit. */
export function askToStop(pidFile: string, ask: NodeJS.Signals): void {
  const pid = runningPid(pidFile);
  if (pid !== undefined) signalGroup(pid, ask);
}

/** Asks the process of a pid file to stop, kills it after `graceMs` and returns when it has ended. */
export async function stop(pidFile: string, ask: NodeJS.Signals, graceMs = 10_000): Promise<void> {
  const deadline = Date.now() + graceMs;
  const pid = runningPid(pidFile);
  askToStop(pidFile, ask);
  while (runningPid(pidFile) !== undefined) {
    if (pid !== undefined && Date.now() > deadline) signalGroup(pid, 'SIGKILL');
    await sleep(20);
  }
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    // The whole process group, because `next dev` and `next build` work in child processes.
    process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The last lines of a server's log, for the error that it did not start. */
export function logTail(logFile: string, lines = 12): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}
