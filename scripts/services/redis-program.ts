import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isRoot } from './user';

const INSTALL =
  process.platform === 'darwin' ? '`brew install redis`' : '`sudo apt-get install redis-server`';

/** A redis-server that can be run, and what its libraries need in the environment. */
export interface RedisProgram {
  command: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Finds redis-server on PATH, or gets it with apt: installed when root, else unpacked below `dataDir`.
 * Throws with the command that installs it when neither works.
 */
export function redisProgram(dataDir: string, report: (line: string) => void): RedisProgram {
  const unpacked = join(dataDir, 'redis-package');
  const found = installed() ?? fromPackages(unpacked);
  if (found) return found;

  if (onPath('apt-get')) {
    report('redis-server is not installed; getting it with apt');
    if (isRoot()) aptInstall();
    else aptUnpack(unpacked);
    const obtained = installed() ?? fromPackages(unpacked);
    if (obtained) return obtained;
  }
  throw new Error(`redis-server is missing and could not be fetched. Install it: ${INSTALL}`);
}

function installed(): RedisProgram | undefined {
  const command = onPath('redis-server');
  return command ? { command, env: process.env } : undefined;
}

function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

function aptInstall(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // No service of the distribution's is started: ours runs on a port of its own.
  const args = ['install', '-y', '--no-install-recommends', 'redis-server'];
  const quiet = { env: { ...env, RUNLEVEL: '1' }, stdio: 'ignore' } as const;
  if (spawnSync('apt-get', args, quiet).status === 0) return;
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', args, quiet);
}

/** `redis-server` is a link into redis-tools, which needs libraries that few machines have. */
const PACKAGES = [
  'redis-server',
  'redis-tools',
  'libatomic1',
  'libhiredis0.14',
  'libjemalloc2',
  'liblua5.1-0',
  'liblzf1',
  'lua-bitop',
  'lua-cjson',
];

function aptUnpack(folder: string): void {
  mkdirSync(folder, { recursive: true });
  // Names differ between releases, so each is tried alone; what is missing shows when Redis is run.
  for (const name of PACKAGES) {
    spawnSync('apt-get', ['download', name], { cwd: folder, stdio: 'ignore' });
  }
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    execFileSync('dpkg', ['-x', file, '.'], { cwd: folder });
  }
}

function fromPackages(folder: string): RedisProgram | undefined {
  const command = join(folder, 'usr', 'bin', 'redis-check-rdb');
  if (!existsSync(command)) return undefined;
  const libraries = join(folder, 'usr', 'lib');
  const folders = existsSync(libraries)
    ? readdirSync(libraries).map((name) => join(libraries, name))
    : [];
  const env = { ...process.env, LD_LIBRARY_PATH: folders.join(':') };
  return { command: join(folder, 'usr', 'bin', 'redis-server'), env };
}
