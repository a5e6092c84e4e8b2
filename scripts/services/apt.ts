import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program on PATH; undefined when there is none. */
export function findOnPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** Installs a package of the distribution as root. The caller checks whether the program is there afterwards. */
export function aptInstall(name: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const args = ['install', '-y', '--no-install-recommends', name];
  if (spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0) return;
  spawnSync('apt-get', ['update'], { env, stdio: 'ignore' });
  spawnSync('apt-get', args, { env, stdio: 'ignore' });
}

/**
 * Unpacks packages and the libraries that they depend on into `target`, without root: apt keeps its lists
 * there too. The caller checks whether the programs are there afterwards.
 */
export function aptUnpack(names: string[], target: string): void {
  // Renamed when complete, so that no process runs a half-unpacked program.
  const folder = `${target}.${process.pid}`;
  const state = join(folder, 'apt');
  for (const path of ['lists/partial', 'archives/partial']) {
    mkdirSync(join(state, path), { recursive: true });
  }
  const own = [
    ...['-o', `Dir::State=${state}`, '-o', `Dir::Cache=${state}`],
    ...['-o', 'Dir::State::status=/var/lib/dpkg/status', '-o', 'Debug::NoLocking=1'],
  ];
  spawnSync('apt-get', [...own, 'update'], { stdio: 'ignore' });
  const listed = spawnSync('apt-cache', [...own, 'depends', '--important', ...names], {
    encoding: 'utf8',
  });
  // The C library is not unpacked, because it must match the system's loader.
  const needed = [...(listed.stdout ?? '').matchAll(/Depends: ([a-z0-9.+-]+)/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => name.startsWith('lib') && name !== 'libc6');
  const wanted = [...new Set([...names, ...needed])];
  const download = (...some: string[]) =>
    spawnSync('apt-get', [...own, 'download', ...some], { cwd: folder, stdio: 'ignore' });
  // One download of all is quicker, but it fetches nothing if one name is unknown.
  if (download(...wanted).status !== 0) for (const name of wanted) download(name);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    spawnSync('dpkg', ['-x', file, '.'], { cwd: folder, stdio: 'ignore' });
    rmSync(join(folder, file));
  }
  rmSync(state, { recursive: true, force: true });
  rmSync(target, { recursive: true, force: true });
  renameSync(folder, target);
}
