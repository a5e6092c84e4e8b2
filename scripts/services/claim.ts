import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { identityOf, runningPid } from './process';

/**
 * Takes a data folder for this process. False when another living process has it; one that was killed
 * does not count.
 */
export function claim(dataDir: string): boolean {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = ownerFile(dataDir);
  // Linked when complete: an owner file without a number would look like a dead owner's.
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

/** Gives the data folder back. */
export function release(dataDir: string): void {
  const file = ownerFile(dataDir);
  if (runningPid(file) === process.pid) rmSync(file, { force: true });
}

/** The file that names the process which has a data folder. */
export function ownerFile(dataDir: string): string {
  return join(dataDir, 'owner.pid');
}

/** Takes the first free one of `.data/NAME-1`, `.data/NAME-2`, … and returns its path. */
export function claimOne(name: string): string {
  for (let n = 1; ; n++) {
    const dataDir = join(CHECKOUT, '.data', `${name}-${n}`);
    if (claim(dataDir)) return dataDir;
  }
}
