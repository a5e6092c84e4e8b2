import { identityOf } from './process';
import { readProcStat } from './read-proc-stat';

const CHECK_INTERVAL_MS = 500;

/**
 * Calls `end` when the npm that runs this script has ended. A killed npm sends its child no signal, and the
 * services would run for ever.
 */
export function endWithNpm(end: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const identity = npm && identityOf(npm);
  const timer = setInterval(() => {
    if (process.ppid === shell && (!npm || identityOf(npm) === identity)) return;
    clearInterval(timer);
    end();
  }, CHECK_INTERVAL_MS);
  timer.unref();
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(readProcStat(pid)[1]);
  } catch {
    return undefined;
  }
}
