/**
 * A program that writes the configuration of nginx and pgbouncer for containers into `FOLDER/nginx` and
 * `FOLDER/pgbouncer`, from the same sources as `npm run cluster`. compose.yaml sets the variables that it reads.
 */
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entranceConf, instancesConf } from '@/scripts/cluster/config/nginx';
import { pgbouncerIni, pgbouncerUsers } from '@/scripts/cluster/config/pgbouncer';

const SOURCE = join(import.meta.dirname, '..', 'scripts', 'cluster', 'config');
// The ports of Postgres and pgbouncer in their containers.
const POSTGRES_PORT = 5432;
const PGBOUNCER_PORT = 6432;

const folder = process.argv[2];
if (!folder) throw new Error('Name a folder: write-config.ts FOLDER');
writeNginx(join(folder, 'nginx'));
writePgbouncer(join(folder, 'pgbouncer'));

function writeNginx(home: string): void {
  // `app-1=172.28.77.11:3000,app-2=…`
  const instances = setting('INSTANCES')
    .split(',')
    .map((pair) => {
      const [name = '', address = ''] = pair.split('=');
      return { name, address };
    });
  const postsPerSecond = Number(setting('POSTS_PER_SECOND'));
  const settings = { listen: '0.0.0.0:8080', instances, postsPerSecond };
  rmSync(join(home, 'out'), { recursive: true, force: true });
  for (const name of ['assets', 'out', 'temp']) mkdirSync(join(home, name), { recursive: true });
  for (const name of ['nginx.conf', 'site.conf', 'pages']) {
    cpSync(join(SOURCE, name), join(home, name), { recursive: true });
  }
  writeFileSync(join(home, 'instances.conf'), instancesConf(settings));
  writeFileSync(join(home, 'entrance.conf'), entranceConf(settings));
  const log = join(home, 'access.log');
  rmSync(log, { force: true });
  // A container logs to its standard output.
  symlinkSync('/dev/stdout', log);
}

function writePgbouncer(home: string): void {
  const at = (host: string) => ({ host, port: POSTGRES_PORT, database: 'rowlock' });
  const databases = {
    rowlock: at(setting('PRIMARY_HOST')),
    standby_1: at('standby-1'),
    standby_2: at('standby-2'),
  };
  const listen = { address: '0.0.0.0', port: PGBOUNCER_PORT };
  const users = pgbouncerUsers({ rowlock: setting('ROWLOCK_DATABASE_PASSWORD') });
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, 'pgbouncer.ini'),
    pgbouncerIni({ listen, databases, adminUser: 'rowlock' }),
  );
  writeFileSync(join(home, 'users.txt'), users, { mode: 0o600 });
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; compose.yaml explains it.`);
  return value;
}
