import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresPlace } from './place';
import { choosePorts, type Ports } from './ports';
import { stop } from './process';

/** Where one set of services keeps its data, logs, pid files, secrets and chosen ports. */
export interface Folder {
  path: string;
  /** For Postgres' files; elsewhere when root, see `postgresPlace`. */
  postgres: string;
  redis: string;
  ports: Ports;
  secrets: Secrets;
}

interface Secrets {
  postgres: string;
  redis: string;
  token: string;
}

/** Prepares a data folder, and stops what a killed run left running in it. */
export async function openFolder(dataDir: string, webPort?: number): Promise<Folder> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = realpathSync(dataDir);
  const postgres = postgresPlace(path);
  const redis = join(path, 'redis');
  mkdirSync(postgres, { recursive: true });
  mkdirSync(redis, { recursive: true });
  // Before ports are chosen, or our own orphans would push us from port to port.
  await stopServers(path);
  const ports = await choosePorts(path, webPort);
  return { path, postgres, redis, ports, secrets: keptSecrets(join(path, 'secrets.json')) };
}

export const pidFiles = {
  web: (dataDir: string) => join(dataDir, 'web.pid'),
  build: (dataDir: string) => join(dataDir, 'build.pid'),
  primary: (postgres: string) => join(postgres, 'primary.pid'),
  standby: (postgres: string) => join(postgres, 'standby.pid'),
  redis: (redis: string) => join(redis, 'redis.pid'),
};

/** Stops whatever runs in a data folder, whoever started it. */
export async function stopServers(dataDir: string): Promise<void> {
  const postgres = postgresPlace(dataDir);
  await Promise.all([
    stop(pidFiles.build(dataDir), 'SIGTERM', 2_000),
    // Open live streams would keep it until their viewers leave.
    stop(pidFiles.web(dataDir), 'SIGTERM', 3_000),
  ]);
  await Promise.all([
    stop(pidFiles.standby(postgres), 'SIGINT'),
    stop(pidFiles.primary(postgres), 'SIGINT'),
    stop(pidFiles.redis(join(dataDir, 'redis')), 'SIGTERM'),
  ]);
}

/** Other users of the machine reach loopback too, so local services have secrets as well. */
function keptSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    const secret = () => randomBytes(16).toString('hex');
    const secrets = { postgres: secret(), redis: secret(), token: secret() };
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return secrets;
  }
}
