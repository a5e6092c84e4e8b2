import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a server is started with; `user` is whom it runs as when not as ourselves. */
export interface Launch {
  command: string;
  args: string[];
  cwd: string;
  pidFile: string;
  /** Where its output goes; to our own console when there is none. */
  logFile?: string;
  user?: { uid: number; gid: number } | undefined;
  env?: NodeJS.ProcessEnv;
}

let closing = false;

/** From now on nothing is started: this process is about to stop everything and end. */
export function startNothingMore(): void {
  closing = true;
}

/** Starts a server in a process group of its own, so that Ctrl-C reaches only the launcher. */
export function launch({ command, args, cwd, pidFile, logFile, user, env }: Launch): ChildProcess {
  if (closing) throw new Error(`Not starting ${command}: stopping.`);
  const output = logFile ? openSync(logFile, 'a', 0o600) : 'inherit';
  const child = spawn(command, args, {
    cwd,
    detached: true,
    stdio: ['ignore', output, output],
    env: env ?? process.env,
    ...user,
  });
  if (typeof output === 'number') closeSync(output);
  // A failed spawn also shows as a server that never becomes ready, which is where it is reported.
  child.on('error', (error) => logFile && appendFileSync(logFile, `${error.message}\n`));
  child.unref();
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  writeFileSync(pidFile, identity ?? '');
  return child;
}

/**
 * A process's number and the moment it began. Numbers are reused, and a zombie still answers to
 * `kill -0`; undefined for what does not run any more.
 */
export function identityOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // The name in parentheses may contain anything, so fields are counted from its end.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
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

/** The process that a pid file of ours names, if exactly that one still runs. */
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

/** Asks the process of a pid file to stop, without waiting: for the last moment of our own. */
export function askToStop(pidFile: string, ask: NodeJS.Signals): void {
  const pid = runningPid(pidFile);
  if (pid !== undefined) send(pid, ask);
}

/** Asks the process of a pid file to stop and kills it after `graceMs`; returns when it is gone. */
export async function stop(pidFile: string, ask: NodeJS.Signals, graceMs = 10_000): Promise<void> {
  const deadline = Date.now() + graceMs;
  const pid = runningPid(pidFile);
  askToStop(pidFile, ask);
  while (runningPid(pidFile) !== undefined) {
    if (pid !== undefined && Date.now() > deadline) send(pid, 'SIGKILL');
    await sleep(20);
  }
}

function send(pid: number, name: NodeJS.Signals): void {
  try {
    // The whole group: `next dev` and `next build` work in children.
    process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
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
