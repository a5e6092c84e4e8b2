import postgres from 'postgres';
import { migrate } from '../migrate';
import { seed } from '../seed/seed';
import { freePort } from '../services/ports';
import { startServices } from '../services/start-services';
import { step } from '../step';
import { startSender } from './load/start-sender';
import { actionId, buildSite, serveSite } from './site';

const FIRST_WEB_PORT = 3950;
const DATABASE = 'bench';

/** What a case needs: a site with the demo's shows, its database, clients. */
export type Stage = Awaited<ReturnType<typeof setUp>>;

/** Starts separate services for the benchmark with a seeded database; builds and serves the site. */
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
    /** The site's environment. */
    env,
    sql: postgres(databaseUrl, { max: 2, onnotice: () => {} }),
    sender: startSender(),
    actionId: (name: string) => actionId(site, name),
  };
}
