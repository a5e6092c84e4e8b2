import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { runningPid } from './process';
import { isRoot } from './user';

const ROOT_HOME = '/var/lib/rowlock';
// In the data folder: where its place is. In the place: whose it is.
const NOTE = 'postgres-place';
const OWNER = 'belongs-to';

/**
 * The folder for Postgres' part of a data folder. It lies inside, except for root: Postgres then runs
 * as another user, who cannot enter a checkout below a home with mode 0700. The data folder names its
 * place by chance, so that a new checkout at an old path never meets the old data.
 */
export function postgresPlace(dataDir: string): string {
  if (!isRoot()) return join(dataDir, 'postgres');
  removeAbandoned();
  const note = join(dataDir, NOTE);
  const known = read(note);
  if (known && existsSync(known)) return known;
  const name = `${basename(dataDir)}-${randomBytes(6).toString('hex')}`;
  const place = enterable(join(programsPlace(), name));
  // In this order: a place with an owner that does not know it counts as abandoned.
  writeFileSync(note, place);
  writeFileSync(join(place, OWNER), dataDir);
  return place;
}

/** The folder for a copy of Postgres' programs that every user can execute (root only). */
export function programsPlace(): string {
  return enterable(ROOT_HOME);
}

/** Removes places whose data folder is gone, unless a server still works there. */
function removeAbandoned(): void {
  if (!existsSync(ROOT_HOME)) return;
  for (const name of readdirSync(ROOT_HOME)) {
    const place = join(ROOT_HOME, name);
    const owner = read(join(place, OWNER));
    if (!owner || read(join(owner, NOTE)) === place) continue;
    if (runningPid(join(place, 'primary.pid')) !== undefined) continue;
    rmSync(place, { recursive: true, force: true });
  }
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function enterable(path: string): string {
  mkdirSync(path, { recursive: true });
  // Whatever the umask is: another user has to pass through.
  chmodSync(path, 0o755);
  return path;
}
