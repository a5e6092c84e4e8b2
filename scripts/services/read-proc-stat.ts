import { readFileSync } from 'node:fs';

/**
 * The fields of Linux' `/proc/PID/stat` from the third on: state, parent, …; field N of proc(5) is at N - 3.
 * Throws when the process has ended.
 */
export function readProcStat(pid: number): string[] {
  // The second field, the name in parentheses, may contain anything, so fields are read from behind it.
  return readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
}
