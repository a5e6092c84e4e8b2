import { readFileSync } from 'node:fs';
import { identityOf } from './process';

const LOOK_EVERY_MS = 500;

/**
 * Calls `end` when the npm that runs this script is gone. Killed outright, npm and its shell tell their
 * child nothing, and the services would stay for ever.
 */
export function endWithNpm(end: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const born = npm && identityOf(npm);
  const timer = setInterval(() => {
    if (process.ppid === shell && (!npm || identityOf(npm) === born)) return;
    clearInterval(timer);
    end();
  }, LOOK_EVERY_MS);
  timer.unref();
}

function parentOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[1]);
  } catch {
    return undefined;
  }
}
