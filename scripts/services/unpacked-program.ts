import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { aptUnpack, findOnPath } from './apt';
import { programsFolder } from './postgres-folder';
import { isRoot } from './user';

/** A program that runs, and the environment that its libraries need. */
export interface Program {
  command: string;
  env: NodeJS.ProcessEnv;
}

const PACKAGES = ['nginx', 'pgbouncer'] as const;

/**
 * Finds nginx or pgbouncer on PATH, or unpacks it from the distribution's package. The package is never
 * installed, even as root, because its service would start by itself. Throws with the command that installs it.
 */
export function unpackedProgram(
  name: (typeof PACKAGES)[number],
  report: (line: string) => void,
): Program {
  const folder = join(isRoot() ? programsFolder() : join(CHECKOUT, '.data'), 'cluster-packages');
  const binary = join('usr', 'sbin', name);
  const found = findInstalled(name, '-V') ?? findUnpacked(folder, binary, '-V');
  if (found) return found;
  if (findOnPath('apt-get')) {
    report(`${name} is not installed; unpacking it with apt`);
    aptUnpack([...PACKAGES], folder);
    const obtained = findUnpacked(folder, binary, '-V');
    if (obtained) return obtained;
  }
  throw new Error(
    `${name} is missing and could not be downloaded. Install it: sudo apt-get install ${name}`,
  );
}

/** The program of this name on PATH, if it prints its version. */
export function findInstalled(name: string, version: string): Program | undefined {
  const command = findOnPath(name);
  return command ? checkProgram({ command, env: process.env }, version) : undefined;
}

/** A program from unpacked packages, with the libraries that were unpacked with it. */
export function findUnpacked(folder: string, binary: string, version: string): Program | undefined {
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath(folder) };
  const command = join(folder, binary);
  return existsSync(command) ? checkProgram({ command, env }, version) : undefined;
}

/** The folders with libraries of unpacked packages, as LD_LIBRARY_PATH. */
export function libraryPath(folder: string): string {
  return [join(folder, 'usr', 'lib'), join(folder, 'lib')]
    .flatMap((parent) =>
      existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : [],
    )
    .join(':');
}

function checkProgram(program: Program, version: string): Program | undefined {
  const { status } = spawnSync(program.command, [version], { env: program.env });
  return status === 0 ? program : undefined;
}
