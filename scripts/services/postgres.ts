import { join } from 'node:path';
import postgres from 'postgres';
import type { Folder } from './folder';
import { initialiseCluster } from './initialise-cluster';
import type { Server } from './pid-file-server';
import { postgresProgramsFolder } from './postgres-programs';
import { postgresServer } from './postgres-server';
import { copyStandby, isStandbyOf, isStreaming, pointAtPrimary } from './standby';

export const APP_ROLE = 'rowlock';
export const APP_DATABASE = 'rowlock';

/** A primary and, if wanted, its streaming standby. */
export interface PostgresPair {
  primary: Server;
  standby: Server | undefined;
  /** The address of the application's role on the primary; the role owns its databases and may create more. */
  url(database: string): string;
  /** The same database on the standby, read-only; on the primary when there is no standby. */
  replicaUrl(database: string): string;
  /** A superuser's address on the primary, for faults that the application's role cannot cause. */
  adminUrl(database: string): string;
  stop(): Promise<void>;
}

/** Starts Postgres with an empty application database; creates the cluster and its copy if missing. */
export async function startPostgres(
  folder: Folder,
  withStandby: boolean,
  report: (line: string) => void,
): Promise<PostgresPair> {
  const programs = postgresProgramsFolder();
  const { ports, secrets } = folder;
  const address = (role: string, port: number, database: string) =>
    `postgres://${role}:${secrets.postgres}@127.0.0.1:${port}/${database}`;
  const adminUrl = (database: string) => address('postgres', ports.primary, database);
  const cluster = join(folder.postgres, 'primary');
  const copy = join(folder.postgres, 'standby');

  const primary = postgresServer({
    programs,
    cluster,
    port: ports.primary,
    url: adminUrl('postgres'),
  });
  const standby = postgresServer({
    programs,
    cluster: copy,
    port: ports.standby,
    url: address('postgres', ports.standby, 'postgres'),
  });
  const stop = async () => {
    await standby.stop();
    await primary.stop();
  };
  try {
    initialiseCluster(programs, cluster, secrets.postgres);
    await primary.start();
    await makeRole(adminUrl('postgres'), secrets.postgres);
    report(`Postgres on port ${ports.primary}`);
    if (withStandby) {
      await startStandby(standby, cluster, copy, adminUrl('postgres'));
      report(`Its standby on port ${ports.standby}`);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    primary,
    standby: withStandby ? standby : undefined,
    url: (database) => address(APP_ROLE, ports.primary, database),
    replicaUrl: (database) =>
      address(APP_ROLE, withStandby ? ports.standby : ports.primary, database),
    adminUrl,
    stop,
  };
}

/** Creates an ordinary role, as in production, so that nothing depends on a superuser's rights. */
async function makeRole(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 });
  try {
    const roles = await sql`select from pg_roles where rolname = ${APP_ROLE}`;
    if (roles.length === 0) {
      await sql.unsafe(`create role ${APP_ROLE} login createdb password '${password}'`);
    }
    const databases = await sql`select from pg_database where datname = ${APP_DATABASE}`;
    if (databases.length === 0) {
      await sql.unsafe(`create database ${APP_DATABASE} owner ${APP_ROLE}`);
    }
  } finally {
    await sql.end();
  }
}

async function startStandby(standby: Server, source: string, copy: string, primaryUrl: string) {
  if (isStandbyOf(source, copy)) {
    pointAtPrimary(copy, primaryUrl);
    try {
      await standby.start();
      if (await isStreaming(primaryUrl, 5_000)) return;
    } catch {
      // Too far behind, or incomplete: copied again below.
    }
    await standby.stop();
  }
  await copyStandby(source, copy, primaryUrl);
  pointAtPrimary(copy, primaryUrl);
  await standby.start();
  if (!(await isStreaming(primaryUrl, 30_000))) {
    throw new Error(`The standby in ${copy} does not follow the primary; see ${copy}.log.`);
  }
}
