import postgres from 'postgres';
import { migrate } from '@/scripts/migrate';
import { release } from '@/scripts/services/claim';
import { stopAbandonedServers, stopServers } from '@/scripts/services/folder';
import { type Services, startServices } from '@/scripts/services/start-services';
import { SERVICES_VARIABLE, TEMPLATE, type TestServices } from './test-services';

/** The services of one test run, in a data folder that no other run uses at the same time. */
export interface TestRun {
  services: Services;
  dataDir: string;
  stop(): Promise<void>;
}

/**
 * Starts Postgres, its standby and Redis in a claimed data folder, with a migrated template database,
 * and leaves their addresses in the environment for `testServices()`.
 */
export async function startTestServices(
  dataDir: string,
  report: (line: string) => void,
): Promise<TestRun> {
  await stopAbandonedServers();
  const services = await startServices({ dataDir, report });
  await dropLeftovers(services.postgres.adminUrl('postgres'));
  await migrate(await services.createDatabase(TEMPLATE));
  const addresses: TestServices = {
    databaseUrl: services.postgres.url('{name}'),
    replicaUrl: services.postgres.replicaUrl('{name}'),
    redisUrl: services.redis?.url ?? '',
    redisToken: services.redis?.token ?? '',
    dataDir,
  };
  process.env[SERVICES_VARIABLE] = JSON.stringify(addresses);
  return {
    services,
    dataDir,
    async stop() {
      delete process.env[SERVICES_VARIABLE];
      await services.stop();
      // Servers that tests share, such as the broker.
      await stopServers(dataDir);
      release(dataDir);
    },
  };
}

/** Drops the databases that failed tests of the last run kept, and the old template. */
async function dropLeftovers(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql<{ name: string }[]>`
      select quote_ident(datname) as name from pg_database where datname like 'test\\_%'`;
    for (const { name } of rows) await sql.unsafe(`drop database ${name} with (force)`);
  } finally {
    await sql.end();
  }
}
