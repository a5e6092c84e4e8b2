import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { ownerFile } from './claim';
import { choosePorts, type Ports, rememberedPorts } from './ports';
import { postgresFolder } from './postgres-folder';
import { askToStop, runningPid, stop } from './process';

/** Where one set of services keeps its data, logs, pid files, secrets and chosen ports. */
export interface Folder {
  path: string;
  /** For Postgres' files; outside `path` when this process is root, see `postgresFolder`. */
  postgres: string;
  redis: string;
  rabbit: string;
  ports: Ports;
  secrets: Secrets;
}

interface Secrets {
  postgres: string;
  redis: string;
  token: string;
  rabbit: string;
}

/** Prepares a data folder, and stops servers that a killed run left running in it. */
export async function openFolder(dataDir: string, webPort?: number): Promise<Folder> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = realpathSync(dataDir);
  const folders = foldersIn(path);
  for (const directory of Object.values(folders)) mkdirSync(directory, { recursive: true });
  // Before ports are chosen: orphans of an earlier run would still occupy the remembered ones.
  await stopServers(path);
  stopServersOnExit(path);
  const ports = await choosePorts(path, webPort);
  return { path, ...folders, ports, secrets: readOrMakeSecrets(path) };
}

/** Reads a data folder that another process has opened and still owns. */
export function readFolder(dataDir: string): Folder {
  const path = realpathSync(dataDir);
  const ports = rememberedPorts(path) as Ports;
  return { path, ...foldersIn(path), ports, secrets: readOrMakeSecrets(path) };
}

function foldersIn(path: string) {
  return {
    postgres: postgresFolder(path),
    redis: join(path, 'redis'),
    rabbit: join(path, 'rabbit'),
  };
}

export const pidFiles = {
  web: (dataDir: string) => join(dataDir, 'web.pid'),
  build: (dataDir: string) => join(dataDir, 'build.pid'),
  primary: (postgres: string) => join(postgres, 'primary.pid'),
  standby: (postgres: string) => join(postgres, 'standby.pid'),
  redis: (redis: string) => join(redis, 'redis.pid'),
  bridge: (redis: string) => join(redis, 'bridge.pid'),
  rabbit: (rabbit: string) => join(rabbit, 'rabbit.pid'),
  /** A cluster has several web servers. */
  instance: (dataDir: string, name: string) => join(dataDir, `${name}.instance.pid`),
  /** There may be several workers of the booking queue. */
  worker: (dataDir: string, name: string) => join(dataDir, `${name}.worker.pid`),
  nginx: (dataDir: string) => join(dataDir, 'nginx.pid'),
  pgbouncer: (dataDir: string) => join(dataDir, 'pgbouncer.pid'),
};

/** Stops all servers of a data folder, also those that another process started. */
export async function stopServers(dataDir: string): Promise<void> {
  // The site first, because it would log errors about services that stopped.
  for (const group of serversIn(dataDir)) {
    await Promise.all(group.map(({ pidFile, ask, graceMs }) => stop(pidFile, ask, graceMs)));
  }
}

/** Stops the servers in this checkout's data folders whose owners were killed. */
export async function stopAbandonedServers(): Promise<void> {
  const root = join(CHECKOUT, '.data');
  if (!existsSync(root)) return;
  for (const name of readdirSync(root)) {
    const owner = ownerFile(join(root, name));
    if (existsSync(owner) && runningPid(owner) === undefined) await stopServers(join(root, name));
  }
}

const watched = new Set<string>();

/** Asks the servers to stop also when this process ends without its normal clean-up. */
function stopServersOnExit(dataDir: string): void {
  if (watched.has(dataDir)) return;
  watched.add(dataDir);
  process.once('exit', () => {
    if (!existsSync(dataDir)) return;
    for (const { pidFile, ask } of serversIn(dataDir).flat()) askToStop(pidFile, ask);
  });
}

function serversIn(dataDir: string) {
  const { postgres, redis, rabbit } = foldersIn(dataDir);
  const sites = readdirSync(dataDir).filter((name) => /\.(instance|worker)\.pid$/.test(name));
  return [
    [
      { pidFile: pidFiles.nginx(dataDir), ask: 'SIGTERM', graceMs: 5_000 },
      ...sites.map(
        (name) => ({ pidFile: join(dataDir, name), ask: 'SIGTERM', graceMs: 6_000 }) as const,
      ),
      { pidFile: pidFiles.build(dataDir), ask: 'SIGTERM', graceMs: 2_000 },
      // Killed after 3 s, because open live streams would keep it running until their viewers leave.
      { pidFile: pidFiles.web(dataDir), ask: 'SIGTERM', graceMs: 3_000 },
    ],
    [
      { pidFile: pidFiles.pgbouncer(dataDir), ask: 'SIGTERM', graceMs: 5_000 },
      { pidFile: pidFiles.rabbit(rabbit), ask: 'SIGTERM', graceMs: 15_000 },
      { pidFile: pidFiles.bridge(redis), ask: 'SIGTERM', graceMs: 2_000 },
      { pidFile: pidFiles.standby(postgres), ask: 'SIGINT', graceMs: 10_000 },
      { pidFile: pidFiles.primary(postgres), ask: 'SIGINT', graceMs: 10_000 },
      { pidFile: pidFiles.redis(redis), ask: 'SIGTERM', graceMs: 5_000 },
    ],
  ] as const;
}

/** Local services have passwords too, because other users of the machine can reach loopback. */
function readOrMakeSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  const secret = () => randomBytes(16).toString('hex');
  const drawn = { postgres: secret(), redis: secret(), token: secret(), rabbit: secret() };
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const secrets = { ...drawn, ...kept };
  // A folder of an older version lacks some.
  if (Object.keys(kept).length < Object.keys(secrets).length) {
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  }
  return secrets;
}
