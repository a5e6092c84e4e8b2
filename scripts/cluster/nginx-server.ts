import { chownSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, pidFiles } from '../services/folder';
import { listeningServer } from '../services/listening-server';
import type { Server } from '../services/pid-file-server';
import { unpackedProgram } from '../services/unpacked-program';
import { userIds } from '../services/user';
import { entranceConf, instancesConf, type NginxSettings, outFile } from './config/nginx';

const CONFIG = join(import.meta.dirname, 'config');

export interface Nginx extends Server {
  /** The file of its access log: JSON lines. */
  accessLog: string;
  /** Stops sending new requests to the instance. */
  takeOut(instance: string): void;
  putBack(instance: string): void;
  /** Adds a build's `static` folder to the files it serves; files of earlier builds stay. */
  addAssets(staticFolder: string): void;
}

/** nginx in front of the instances, on 127.0.0.1:port; `start` writes its configuration. */
export function nginxServer(
  folder: Folder,
  port: number,
  settings: Omit<NginxSettings, 'listen'>,
  report: (line: string) => void,
): Nginx {
  const { command, env } = unpackedProgram('nginx', report);
  // Beside Postgres' files, because nginx's user can read them there even when we are root.
  const home = join(folder.postgres, 'nginx');
  const user = userIds();
  const nginx = listeningServer({
    name: 'nginx',
    port,
    pidFile: pidFiles.nginx(folder.path),
    logFile: join(folder.path, 'nginx.log'),
    prepare() {
      writeFiles(home, { ...settings, listen: `127.0.0.1:${port}` });
      // An ordinary user writes the log, the pid file and large bodies.
      if (user) for (const path of [home, join(home, 'temp')]) chownSync(path, user.uid, user.gid);
      const args = ['-p', home, '-c', join(home, 'nginx.conf'), '-e', 'stderr'];
      return { command, args: [...args, '-g', 'daemon off;'], cwd: home, user, env };
    },
  });
  return {
    ...nginx,
    accessLog: join(home, 'access.log'),
    takeOut: (instance) => writeFileSync(join(home, outFile(instance)), ''),
    putBack: (instance) => rmSync(join(home, outFile(instance)), { force: true }),
    addAssets: (staticFolder) =>
      cpSync(staticFolder, join(home, 'assets', '_next', 'static'), { recursive: true }),
  };
}

function writeFiles(home: string, settings: NginxSettings): void {
  rmSync(join(home, 'out'), { recursive: true, force: true });
  for (const name of ['assets', 'out', 'temp']) mkdirSync(join(home, name), { recursive: true });
  for (const name of ['nginx.conf', 'site.conf', 'pages']) {
    cpSync(join(CONFIG, name), join(home, name), { recursive: true });
  }
  writeFileSync(join(home, 'instances.conf'), instancesConf(settings));
  writeFileSync(join(home, 'entrance.conf'), entranceConf(settings));
}
