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

const ROOT_FOLDER = '/var/lib/rowlock';
// A file in the data folder that names the Postgres folder, and a file there that names the data folder.
const LOCATION_FILE = 'postgres-place';
const OWNER_FILE = 'belongs-to';

/**
 * The folder for Postgres' part of a data folder. It lies inside the data folder, except for root: Postgres
 * then runs as another user, who cannot enter a checkout below a home with mode 0700. Its name is random,
 * so that a new checkout at an old path never finds the old data.
 */
export function postgresFolder(dataDir: string): string {
  if (!isRoot()) return join(dataDir, 'postgres');
  removeAbandonedFolders();
  const note = join(dataDir, LOCATION_FILE);
  const known = read(note);
  if (known && existsSync(known)) return known;
  const name = `${basename(dataDir)}-${randomBytes(6).toString('hex')}`;
  const folder = makeEnterable(join(programsFolder(), name));
  // In this order: a folder whose owner does not name it counts as abandoned.
  writeFileSync(note, folder);
  writeFileSync(join(folder, OWNER_FILE), dataDir);
  return folder;
}

/** The folder for a copy of Postgres' programs that every user can execute (root only). */
export function programsFolder(): string {
  return makeEnterable(ROOT_FOLDER);
}

/** Removes folders whose data folder is gone, unless a server still runs in them. */
function removeAbandonedFolders(): void {
  if (!existsSync(ROOT_FOLDER)) return;
  for (const name of readdirSync(ROOT_FOLDER)) {
    const folder = join(ROOT_FOLDER, name);
    const owner = read(join(folder, OWNER_FILE));
    if (!owner || read(join(owner, LOCATION_FILE)) === folder) continue;
    if (runningPid(join(folder, 'primary.pid')) !== undefined) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function makeEnterable(path: string): string {
  mkdirSync(path, { recursive: true });
  // Set explicitly, because the umask may forbid other users to enter.
  chmodSync(path, 0o755);
  return path;
}
