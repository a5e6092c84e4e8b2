import postgres from 'postgres';
import { migrate } from '@/scripts/migrate';
import { release } from '@/scripts/services/claim';
import { stopAbandoned, stopServers } from '@/scripts/services/folder';
import { type Services, startServices } from '@/scripts/services/start';
import { SERVICES_VARIABLE, TEMPLATE, type TestServices } from './test-services';

/** The services of one test run, in a data folder that no other run uses meanwhile. */
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
  await stopAbandoned();
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
      // What tests started for each other, such as the broker.
      await stopServers(dataDir);
      release(dataDir);
    },
  };
}

/** Databases that failed tests of the last run kept, and the template of another schema. */
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
