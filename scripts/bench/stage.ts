import postgres from 'postgres';
import { migrate } from '../migrate';
import { seed } from '../seed/seed';
import { freePort } from '../services/ports';
import { startServices } from '../services/start';
import { step } from '../step';
import { startSender } from './load/start-sender';
import { actionId, buildSite, serveSite } from './site';

const FIRST_WEB_PORT = 3950;
const DATABASE = 'bench';

/** What a case works with: a site that serves the demo's shows, its database, clients. */
export type Stage = Awaited<ReturnType<typeof setUp>>;

/** Starts services of the benchmark's own with an empty, then seeded database; builds and serves. */
export async function setUp(dataDir: string, { withBroker = false } = {}) {
  const services = await step('Starting services', (report) =>
    startServices({ dataDir, withBroker, report }),
  );
  const databaseUrl = await step('Seeding', async (report) => {
    await services.dropDatabase(DATABASE);
    const url = await services.createDatabase(DATABASE);
    await migrate(url);
    await seed(url, report);
    return url;
  });
  const site = await step('Building the site and its ceilings', () => buildSite(dataDir));
  const port = await freePort(FIRST_WEB_PORT);
  const origin = `http://127.0.0.1:${port}`;
  const env: Record<string, string> = {
    ...services.env,
    DATABASE_URL: databaseUrl,
    DATABASE_REPLICA_URL: services.postgres.replicaUrl(DATABASE),
    SITE_URL: origin,
    BOOKINGS_PER_MINUTE: '10000000',
    READS_PER_MINUTE: '10000000',
    LIVE_PER_CLIENT: '1000000',
    PLACES_PER_NETWORK: '1000000',
  };
  await step('Starting the site', () => serveSite(dataDir, site, port, env));
  return {
    dataDir,
    origin,
    databaseUrl,
    /** What the site was started with. */
    env,
    sql: postgres(databaseUrl, { max: 2, onnotice: () => {} }),
    sender: startSender(),
    actionId: (name: string) => actionId(site, name),
  };
}
