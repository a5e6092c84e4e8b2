import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userIds } from './user';

/** Makes an empty Postgres cluster in `folder`, unless there is a complete one. */
export function initialiseCluster(programs: string, folder: string, password: string): void {
  const done = `${folder}.initialised`;
  if (existsSync(done)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const user = userIds();
  if (user) chownSync(folder, user.uid, user.gid);

  const passwordFile = join(folder, '..', 'initdb-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    execFileSync(
      join(programs, 'initdb'),
      [
        `--pgdata=${folder}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Built into Postgres 17 and later, so that text sorts the same on every machine.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { cwd: folder, stdio: 'pipe', ...user },
    );
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer };
    throw new Error(`initdb failed: ${stderr?.toString() ?? error}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(done, '');
}
