import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { aptUnpack, onPath } from './apt';
import { programsPlace } from './place';
import { isRoot } from './user';

/** A program that runs, and the environment that its libraries need. */
export interface Program {
  command: string;
  env: NodeJS.ProcessEnv;
}

const PACKAGES = ['nginx', 'pgbouncer'] as const;

/**
 * Finds nginx or pgbouncer on PATH, or unpacks it from the distribution's package. It is never installed,
 * even as root: a package brings a service that starts by itself. Throws with what installs it.
 */
export function unpackedProgram(
  name: (typeof PACKAGES)[number],
  report: (line: string) => void,
): Program {
  const folder = join(isRoot() ? programsPlace() : join(CHECKOUT, '.data'), 'cluster-packages');
  const binary = join('usr', 'sbin', name);
  const found = installed(name, '-V') ?? unpacked(folder, binary, '-V');
  if (found) return found;
  if (onPath('apt-get')) {
    report(`${name} is not here; unpacking it with apt`);
    aptUnpack([...PACKAGES], folder);
    const obtained = unpacked(folder, binary, '-V');
    if (obtained) return obtained;
  }
  throw new Error(`${name} is missing and could not be fetched: sudo apt-get install ${name}`);
}

/** The program of this name on PATH, if asking it for its version works. */
export function installed(name: string, version: string): Program | undefined {
  const command = onPath(name);
  return command ? runs({ command, env: process.env }, version) : undefined;
}

/** A program out of unpacked packages, with the libraries that were unpacked beside it. */
export function unpacked(folder: string, binary: string, version: string): Program | undefined {
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath(folder) };
  const command = join(folder, binary);
  return existsSync(command) ? runs({ command, env }, version) : undefined;
}

/** Where the libraries of unpacked packages lie, as the loader reads it. */
export function libraryPath(folder: string): string {
  return [join(folder, 'usr', 'lib'), join(folder, 'lib')]
    .flatMap((parent) =>
      existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : [],
    )
    .join(':');
}

function runs(program: Program, version: string): Program | undefined {
  const { status } = spawnSync(program.command, [version], { env: program.env });
  return status === 0 ? program : undefined;
}
