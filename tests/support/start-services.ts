import postgres from 'postgres';
import { migrate } from '@/scripts/migrate';
import { claimOne, release } from '@/scripts/services/claim';
import { startServices } from '@/scripts/services/start';
import { SERVICES_VARIABLE, TEMPLATE, type TestServices } from './services';

/**
 * Starts the services that a test run shares (Postgres, its standby, Redis) in a data folder of the
 * run's own, and leaves their addresses in the environment for `testServices()`. A run that was given
 * them already starts nothing. Returns what stops them.
 */
export async function startTestServices(
  report: (line: string) => void = () => {},
): Promise<() => Promise<void>> {
  if (process.env[SERVICES_VARIABLE]) return async () => {};
  const dataDir = claimOne('test');
  const services = await startServices({ dataDir, report });
  await dropLeftovers(services.postgres.adminUrl('postgres'));
  await migrate(await services.createDatabase(TEMPLATE));
  const addresses: TestServices = {
    databaseUrl: services.postgres.url('{name}'),
    replicaUrl: services.postgres.replicaUrl('{name}'),
    redisUrl: services.env.UPSTASH_REDIS_REST_URL ?? '',
    redisToken: services.env.UPSTASH_REDIS_REST_TOKEN ?? '',
    dataDir,
  };
  process.env[SERVICES_VARIABLE] = JSON.stringify(addresses);
  return async () => {
    delete process.env[SERVICES_VARIABLE];
    await services.stop();
    release(dataDir);
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
