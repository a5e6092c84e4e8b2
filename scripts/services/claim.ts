import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { identityOf, runningPid } from './process';

/**
 * Locks a data folder for this process. Returns false when another running process holds the lock; the lock
 * of a killed process does not count.
 */
export function claim(dataDir: string): boolean {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = ownerFile(dataDir);
  // Linked when complete: an empty owner file would look like that of a dead process.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, identityOf(process.pid) ?? '');
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = runningPid(file);
      if (owner !== undefined) return owner === process.pid;
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Unlocks a data folder that this process has claimed. */
export function release(dataDir: string): void {
  const file = ownerFile(dataDir);
  if (runningPid(file) === process.pid) rmSync(file, { force: true });
}

/** The file that names the process that holds a data folder. */
export function ownerFile(dataDir: string): string {
  return join(dataDir, 'owner.pid');
}

/** Claims the first free one of `.data/NAME-1`, `.data/NAME-2`, … and returns its path. */
export function claimFreeFolder(name: string): string {
  for (let n = 1; ; n++) {
    const dataDir = join(CHECKOUT, '.data', `${name}-${n}`);
    if (claim(dataDir)) return dataDir;
  }
}
