import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { postgresPrograms } from './postgres-programs';
import { type PostgresServer, postgresServer } from './postgres-server';
import { initialise } from './primary';
import { copyStandby, follow, isStreaming } from './standby';

const APP_ROLE = 'rowlock';

/** A primary and, if wanted, its streaming standby. */
export interface PostgresPair {
  primary: PostgresServer;
  standby: PostgresServer | undefined;
  /** The application's role on the primary; owns its databases and may make more. */
  url(database: string): string;
  /** The same database on the standby, read-only. */
  replicaUrl(database: string): string;
  /** A superuser on the primary, for faults that the application's role cannot cause. */
  adminUrl(database: string): string;
}

interface Options {
  place: string;
  ports: { primary: number; standby: number };
  password: string;
  withStandby: boolean;
  report: (line: string) => void;
}

/** Starts Postgres in `place`, making the cluster and the copy if they are not there. */
export async function startPostgres(options: Options): Promise<PostgresPair> {
  const { place, ports, password, withStandby, report } = options;
  const programs = postgresPrograms();
  const address = (role: string, port: number, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  const adminUrl = (database: string) => address('postgres', ports.primary, database);

  const folder = join(place, 'primary');
  const primary = postgresServer('primary', programs, folder, ports.primary, adminUrl('postgres'));
  const copy = join(place, 'standby');
  const standbyUrl = address('postgres', ports.standby, 'postgres');
  const standby = postgresServer('standby', programs, copy, ports.standby, standbyUrl);

  initialise(programs, folder, password);
  await primary.start();
  await makeRole(adminUrl('postgres'), password);
  report(`Postgres primary on port ${ports.primary}`);
  if (withStandby) {
    await startStandby(standby, folder, copy, adminUrl('postgres'));
    report(`Postgres standby on port ${ports.standby}`);
  }
  return {
    primary,
    standby: withStandby ? standby : undefined,
    url: (database) => address(APP_ROLE, ports.primary, database),
    replicaUrl: (database) =>
      address(APP_ROLE, withStandby ? ports.standby : ports.primary, database),
    adminUrl,
  };
}

/** An ordinary role, so that nothing works here only because it runs as a superuser. */
async function makeRole(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 });
  try {
    const roles = await sql`select from pg_roles where rolname = ${APP_ROLE}`;
    if (roles.length > 0) return;
    await sql.unsafe(`create role ${APP_ROLE} login createdb password '${password}'`);
  } finally {
    await sql.end();
  }
}

async function startStandby(
  standby: PostgresServer,
  source: string,
  target: string,
  primaryUrl: string,
): Promise<void> {
  await standby.stop();
  if (existsSync(join(target, 'standby.signal'))) {
    follow(target, primaryUrl);
    try {
      await standby.start();
      if (await isStreaming(primaryUrl, 5_000)) return;
    } catch {
      // Too far behind, or a copy of another primary: it is copied anew.
    }
    await standby.stop();
  }
  await copyStandby(source, target, primaryUrl);
  follow(target, primaryUrl);
  await standby.start();
  if (!(await isStreaming(primaryUrl, 30_000))) {
    throw new Error(`The standby in ${target} does not follow the primary; see ${target}.log.`);
  }
}
