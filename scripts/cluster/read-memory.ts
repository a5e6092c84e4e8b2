import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory of a process and all below it in bytes, what several of them share counted once; undefined where
 * the system does not tell.
 */
export function readMemory(pid: number): number | undefined {
  try {
    const parents = readParents();
    const family = new Set([pid]);
    // Children are listed after their parents, but for numbers that started over.
    for (let known = 0; known < family.size; ) {
      known = family.size;
      for (const [child, parent] of parents) if (family.has(parent)) family.add(child);
    }
    let kilobytes = 0;
    for (const member of family) kilobytes += proportional(member);
    return kilobytes * 1024;
  } catch {
    return undefined;
  }
}

function readParents(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '');
      parents.set(Number(name), Number(fields.split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  return parents;
}

function proportional(pid: number): number {
  const memory = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0);
}
