import { createHash } from 'node:crypto';
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
import { isRoot } from './user';

const ROOT_HOME = '/var/lib/rowlock';

/**
 * The folder for Postgres' part of a data folder. It lies inside, except for root: Postgres then runs
 * as another user, who cannot enter a checkout below a home with mode 0700.
 */
export function postgresPlace(dataDir: string): string {
  if (!isRoot()) return join(dataDir, 'postgres');
  removeAbandoned();
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const place = enterable(join(programsPlace(), `${basename(dataDir)}-${key}`));
  writeFileSync(join(place, 'belongs-to'), dataDir);
  return place;
}

/** The folder for a copy of Postgres' programs that every user can execute (root only). */
export function programsPlace(): string {
  return enterable(ROOT_HOME);
}

function removeAbandoned(): void {
  if (!existsSync(ROOT_HOME)) return;
  for (const name of readdirSync(ROOT_HOME)) {
    const owner = join(ROOT_HOME, name, 'belongs-to');
    if (existsSync(owner) && !existsSync(readFileSync(owner, 'utf8'))) {
      rmSync(join(ROOT_HOME, name), { recursive: true, force: true });
    }
  }
}

function enterable(path: string): string {
  mkdirSync(path, { recursive: true });
  // Whatever the umask is: another user has to pass through.
  chmodSync(path, 0o755);
  return path;
}
