import { readdirSync, readFileSync } from 'node:fs';
import { readProcStat } from '../services/read-proc-stat';

/**
 * The memory of a process and its descendants in bytes; shared memory is counted once. Undefined where the
 * system has no /proc.
 */
export function readMemory(pid: number): number | undefined {
  try {
    const parents = readParents();
    const family = new Set([pid]);
    // Repeated, because a child whose number wrapped around is listed before its parent.
    for (let known = 0; known < family.size; ) {
      known = family.size;
      for (const [child, parent] of parents) if (family.has(parent)) family.add(child);
    }
    let kilobytes = 0;
    for (const member of family) kilobytes += proportionalSize(member);
    return kilobytes * 1024;
  } catch {
    return undefined;
  }
}

function readParents(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      parents.set(Number(name), Number(readProcStat(Number(name))[1]));
    } catch {
      // The process has ended meanwhile.
    }
  }
  return parents;
}

function proportionalSize(pid: number): number {
  const memory = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0);
}
