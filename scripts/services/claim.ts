import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, runningPid } from './process';

/** The checkout that this file belongs to; every command of ours runs in it. */
export const CHECKOUT = join(import.meta.dirname, '..', '..');

/**
 * Takes a data folder for this process. False when another living process of this checkout has it; one
 * that was killed does not count.
 */
export function claim(dataDir: string): boolean {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'owner.pid');
  for (;;) {
    try {
      writeFileSync(file, identityOf(process.pid) ?? '', { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = runningPid(file);
    if (owner !== undefined) return owner === process.pid;
    rmSync(file, { force: true });
  }
}

/** Gives the data folder back. */
export function release(dataDir: string): void {
  const file = join(dataDir, 'owner.pid');
  if (runningPid(file) === process.pid) rmSync(file, { force: true });
}

/** Takes the first free one of `.data/NAME-1`, `.data/NAME-2`, … and returns its path. */
export function claimOne(name: string): string {
  for (let n = 1; ; n++) {
    const dataDir = join(CHECKOUT, '.data', `${name}-${n}`);
    if (claim(dataDir)) return dataDir;
  }
}
