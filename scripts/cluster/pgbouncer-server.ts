import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, pidFiles } from '../services/folder';
import { listeningServer } from '../services/listening-server';
import type { Server } from '../services/pid-file-server';
import { unpackedProgram } from '../services/unpacked-program';
import { userIds } from '../services/user';
import { type PgbouncerSettings, pgbouncerIni, pgbouncerUsers } from './config/pgbouncer';

/** pgbouncer between the instances and both Postgres servers; `start` writes its configuration. */
export function pgbouncerServer(
  folder: Folder,
  settings: PgbouncerSettings,
  report: (line: string) => void,
): Server {
  const { command, env } = unpackedProgram('pgbouncer', report);
  // Beside Postgres' files, because its user can read them there; pgbouncer refuses to run as root.
  const home = join(folder.postgres, 'pgbouncer');
  const user = userIds();
  const writeOwn = (name: string, text: string) => {
    const file = join(home, name);
    writeFileSync(file, text, { mode: 0o600 });
    if (user) chownSync(file, user.uid, user.gid);
    return file;
  };
  return listeningServer({
    name: 'pgbouncer',
    port: settings.listen.port,
    pidFile: pidFiles.pgbouncer(folder.path),
    logFile: join(folder.path, 'pgbouncer.log'),
    prepare() {
      mkdirSync(home, { recursive: true });
      writeOwn('users.txt', pgbouncerUsers({ [settings.adminUser]: folder.secrets.postgres }));
      const ini = writeOwn('pgbouncer.ini', pgbouncerIni(settings));
      return { command, args: [ini], cwd: home, user, env };
    },
  });
}
