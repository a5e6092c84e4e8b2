import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a server is started with. `cwd` is also what it is recognised by later, see `isOurs`. */
export interface Launch {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  pidFile: string;
  logFile: string;
  user?: { uid: number; gid: number } | undefined;
  env?: NodeJS.ProcessEnv;
}

/** Starts a server in a process group of its own, so that Ctrl-C reaches only the launcher. */
export function launch({ name, command, args, cwd, pidFile, logFile, user, env }: Launch): number {
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command, args, {
    cwd,
    detached: true,
    stdio: ['ignore', log, log],
    env: env ?? process.env,
    ...user,
  });
  closeSync(log);
  // A failed spawn shows as a server that never becomes ready; the error itself must not be unhandled.
  child.on('error', (error) =>
    writeFileSync(logFile, `${name}: ${error.message}\n`, { flag: 'a' }),
  );
  child.unref();
  const pid = startedPid(child, `${name} (${command})`);
  writeFileSync(pidFile, `${pid}\n`);
  return pid;
}

function startedPid(child: ChildProcess, what: string): number {
  if (child.pid === undefined) throw new Error(`${what} could not be started.`);
  return child.pid;
}

/** The first number in a pid file, or undefined when there is none. */
export function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the process lives and works in `cwd`. Pids are reused, and a zombie still answers to
 * `kill -0`; neither has the folder that our server runs in.
 */
export function isOurs(pid: number, cwd: string): boolean {
  return workingFolder(pid) === realpathSync(cwd);
}

function workingFolder(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`);
    const listed = execFileSync('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return listed.match(/^n(.*)$/m)?.[1];
  } catch {
    return undefined;
  }
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Asks a server of ours to stop and kills it after `graceMs`; returns when it is gone. */
export async function stop(
  pid: number,
  cwd: string,
  ask: NodeJS.Signals,
  graceMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + graceMs;
  if (isOurs(pid, cwd)) signal(pid, ask);
  while (isOurs(pid, cwd)) {
    if (Date.now() > deadline) signal(pid, 'SIGKILL');
    await sleep(20);
  }
}

/** The end of a server's log, for a message about why it did not start. */
export function logTail(logFile: string, lines = 12): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}
