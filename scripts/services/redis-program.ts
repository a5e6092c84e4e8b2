import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, aptUnpack, onPath } from './apt';
import { CHECKOUT } from './claim';
import { isRoot } from './user';

const INSTALL =
  process.platform === 'darwin' ? 'brew install redis' : 'sudo apt-get install redis-server';

/** A redis-server that runs, and the environment that its libraries need. */
export interface RedisProgram {
  command: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Finds redis-server on PATH, or gets it with apt: installed when root, else unpacked below
 * the checkout.
 * Throws with the command that installs it when neither works.
 */
export function redisProgram(report: (line: string) => void): RedisProgram {
  const folder = join(CHECKOUT, '.data', 'redis-package');
  const found = installed() ?? unpacked(folder);
  if (found) return found;
  if (onPath('apt-get')) {
    report('redis-server is not installed; getting it with apt');
    if (isRoot()) aptInstall('redis-server');
    else aptUnpack(['redis-server', 'redis-tools'], folder);
    const obtained = installed() ?? unpacked(folder);
    if (obtained) return obtained;
  }
  throw new Error(`redis-server is missing and could not be fetched. Install it: ${INSTALL}`);
}

function installed(): RedisProgram | undefined {
  const command = onPath('redis-server');
  return command ? runs({ command, env: process.env }) : undefined;
}

function unpacked(folder: string): RedisProgram | undefined {
  const libraries = join(folder, 'usr', 'lib');
  if (!existsSync(libraries)) return undefined;
  const paths = readdirSync(libraries).map((name) => join(libraries, name));
  paths.push(...readdirSync(folder).map((name) => join(folder, name)));
  const env = { ...process.env, LD_LIBRARY_PATH: paths.join(':') };
  return runs({ command: join(folder, 'usr', 'bin', 'redis-server'), env });
}

function runs(program: RedisProgram): RedisProgram | undefined {
  const { status } = spawnSync(program.command, ['--version'], { env: program.env });
  return status === 0 ? program : undefined;
}
